import { isSecretName } from '../../definition/is-secret-name.js';
import { findUrlPasswords } from '../../definition/mask-text.js';
import { defineLint } from '../define-lint.js';

interface Found {
  readonly container: string;
  /** Of the variables whose value is a URL with a password, and of those that are called like a secret. */
  readonly urls: readonly string[];
  readonly names: readonly string[];
}

/** No value of a secret: a switch, a number, a reference, another URL, what somebody is to fill in. */
const NO_SECRET =
  /^(?:true|false|yes|no|on|off|none|null|-?[\d.]+|arn:.*|\/.*|[a-z][\w+.-]*:\/\/.*|[<{$].*)?$/is;

export const secretInEnvironment = defineLint<Found>({
  id: 'secret-in-environment',
  code: 'L32',
  severity: 'warn',

  find: ({ containers }) =>
    containers.flatMap(({ name, environment }) => {
      const entries = Object.entries(environment);
      const urls = entries.filter(([, value]) => findUrlPasswords(value).length > 0);
      const named = entries.filter(([variable, value]) => isSecretName(variable) && !NO_SECRET.test(value));
      if (urls.length + named.length === 0) return [];
      const namesOf = (found: typeof entries): string[] => found.map(([variable]) => variable);
      return [{ container: name, urls: namesOf(urls), names: namesOf(named) }];
    }),

  explain: ({ container, urls, names }) => ({
    what: `Container ${container} has ${[
      ...(urls.length === 0 ? [] : [`a URL with a password in ${urls.join(', ')}`]),
      ...(names.length === 0 ? [] : [`what looks like a secret in ${names.join(', ')}`]),
    ].join(', and ')}.`,
    why: 'Everyone who may read the task definition can read it, in every revision, forever.',
    fix: 'Store it in Secrets Manager or the Parameter Store, and reference it under `secrets`.',
  }),
});

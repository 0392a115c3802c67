import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
  readonly names: readonly string[];
}

const URL_WITH_PASSWORD = /[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i;

export const secretInEnvironment = defineLint<Found>({
  id: 'secret-in-environment',
  code: 'L32',
  severity: 'warn',

  find: ({ containers }) =>
    containers.flatMap(({ name, environment }) => {
      const names = Object.entries(environment)
        .filter(([, value]) => URL_WITH_PASSWORD.test(value))
        .map(([variable]) => variable);
      return names.length === 0 ? [] : [{ container: name, names }];
    }),

  explain: ({ container, names }) => ({
    what: `Container ${container} has a URL with a password in ${names.join(', ')}.`,
    why: 'Everyone who may read the task definition can read the password, in every revision, forever.',
    fix: 'Store it in Secrets Manager or the Parameter Store, and reference it under `secrets`.',
  }),
});

import { isOpenValue } from './is-open-value.js';
import { isSecretName } from './is-secret-name.js';
import { isRandom } from './is-random.js';

/**
 * What a secret looks like in a text. Groups: `secret`, `before` it, and `name` where the name decides. Repetitions have
 * bounds, so that a hostile line takes no quadratic time.
 */
export interface SecretShape {
  readonly pattern: RegExp;
  readonly isSecret?: (name: string, value: string) => boolean;
}

/** A password may hold a raw `/` or `@`, as people write them; a port and a path (`http://web:8000/?to=a@b`) are none. */
export const URL_PASSWORD =
  /(?<before>\b[a-z][\w+.-]{0,30}:\/\/[^\s:/@'"]{0,200}:)(?!\d{1,5}[/?#])(?<secret>[^\s'"]{1,1000})(?=@)/gi;
const URL_TOKEN = /(?<before>\b[a-z][\w+.-]{0,30}:\/\/)(?<secret>[\w+.=~%-]{16,1000})(?=@)/gi;

/** By the prefixes that GitHub, GitLab, Slack, Stripe, npm, PyPI, Google, SendGrid, OpenAI and AWS document for theirs. */
const TOKENS = [
  /(?<secret>\bgh[opsur]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,})/g,
  /(?<secret>\bxox[a-z]-[\w-]{10,}|\bxapp-[\w-]{10,}|\b[rs]k_(?:live|test)_\w{10,}|\bwhsec_[\w+/=]{16,})/g,
  /(?<secret>\bnpm_[A-Za-z0-9]{36}|\bpypi-[\w-]{16,}|\bAIza[\w-]{35}|\bSG\.[\w-]{16,}\.[\w-]{16,})/g,
  /(?<![\w-])(?<secret>sk-(?=[\w-]{0,40}\d)[\w-]{20,})/g,
  /(?<secret>\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/g,
  /(?<before>hooks\.slack\.com\/services\/)(?<secret>[\w/]{10,})/g,
  /(?<before>\b(?:bearer|basic)\s{1,9}(?!auth|token))(?<secret>[\w+/.=~-]{8,})/gi,
  /(?<secret>\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*)/g,
  /(?<secret>-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$))/g,
];

/** `"name": "value"`, `name='value'`, also in a text that is itself in quotation marks. */
const QUOTED =
  /(?<before>\b(?<name>[\w.-]{1,80})\\?["']?\s{0,9}[=:]\s{0,9}(?<quote>\\?["']))(?!\*{3})(?<secret>(?:(?!\k<quote>)[^\n]){1,4000})/g;
/** `name=value`; a comma, `&` or `;` ends it where a blank or the next name follows. */
const ASSIGNED =
  /(?<before>\b(?<name>[\w.-]{1,80})[ \t]{0,9}=[ \t]{0,9})(?!\*{3})(?<secret>(?:[^\s"'&,;]|[&,;](?!\s|[\w.-]{1,80}[ \t]{0,9}=|$)){4,})/g;
/** `name: value`, as YAML and log lines have it; in prose a word follows, which is no key. */
const LABELLED =
  /(?<before>\b(?<name>[\w.-]{1,80})[ \t]{0,9}:[ \t]{1,9})(?<secret>(?=[\w+=.~-]{0,200}\d)(?=[\w+=.~-]{0,200}[A-Za-z])[\w+=.~-][\w+/=.~-]{11,})(?=[\s"',;)}\]]|$)/g;
/** `--name value` */
const OPTION =
  /(?<before>(?<![\w-])--(?<name>[A-Za-z][\w-]{0,80})[ \t]{1,9}["']?)(?!\*{3}|-)(?!(?:requires?|needs?|must|cannot|option|flag|instead)\b)(?<secret>[^\s"']{4,})/g;

/** In a text a mere `key` is that of a cache or a message, and `auth` a way to log in. */
const OPEN_IN_TEXT = /^(?:keys?|auth)$/i;

function isNamedSecret(name: string, value: string): boolean {
  if (!isSecretName(name) || isOpenValue(value)) return false;
  return !OPEN_IN_TEXT.test(name) || isRandom(value);
}

/** In the order in which they are to be looked for. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  { pattern: URL_PASSWORD },
  { pattern: URL_TOKEN },
  ...TOKENS.map((pattern) => ({ pattern })),
  ...[QUOTED, ASSIGNED, LABELLED, OPTION].map((pattern) => ({ pattern, isSecret: isNamedSecret })),
];

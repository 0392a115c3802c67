import { isSecretName } from './is-secret-name.js';

export const MASK = '***';

/** Shorter ones would hide half of the text, and are no secrets. */
const LENGTH_AT_LEAST = 4;

/**
 * The password of a URL, with what stands before it. It may hold a raw `/` or `@`, as people write them; a port and a path
 * (`http://web:8000/?to=a@b`) are none.
 */
const URL_PASSWORD = /(\b[a-z][\w+.-]*:\/\/[^\s:/@'"]*:)(?!\d{1,5}[/?#])([^\s'"]+)(?=@)/gi;

/** `name=value`, `"name": "value"` */
const ASSIGNMENT = /\b([\w.-]{1,80})(\s*=\s*["']?|["']?\s*:\s*["'])(?!\*)([^\s"'&,;]{4,})/g;

/** In a log a mere `key` is that of a cache or a message, and `auth` a way to log in. */
const OPEN_IN_TEXT = /^(?:keys?|auth)$/i;

/** What is a secret by its looks: a token as the user of a URL, keys of AWS, bearer tokens, JSON web tokens, private keys. */
const LOOKS_SECRET: readonly [RegExp, string][] = [
  [/(\b[a-z][\w+.-]*:\/\/)[\w+.=~%-]{16,}(?=@)/gi, `$1${MASK}`],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, MASK],
  [/\b(bearer\s+|basic\s+)[\w+/.=~-]{8,}/gi, `$1${MASK}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, MASK],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
];

/** The text without the secrets that are known and without what looks like one. */
export function maskText(text: string, secrets: readonly string[]): string {
  const known = [...secrets]
    .filter(({ length }) => length >= LENGTH_AT_LEAST)
    .sort((a, b) => b.length - a.length);
  const masked = known
    .reduce((rest, secret) => rest.replaceAll(secret, MASK), text)
    .replace(URL_PASSWORD, `$1${MASK}`);
  return LOOKS_SECRET.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), masked).replace(
    ASSIGNMENT,
    (whole, name: string, sign: string) =>
      isSecretName(name) && !OPEN_IN_TEXT.test(name) ? `${name}${sign}${MASK}` : whole,
  );
}

/** The passwords of the URLs in a text, as they are written there. */
export function findUrlPasswords(text: string): readonly string[] {
  return [...text.matchAll(URL_PASSWORD)].map(([, , password = '']) => password);
}

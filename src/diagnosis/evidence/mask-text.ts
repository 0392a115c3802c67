export const MASK = '***';

/** Shorter values are no secrets, and masking them would hide half of the text. */
const LENGTH_AT_LEAST = 4;

/** What looks like a secret: passwords in URLs, AWS keys, bearer tokens, private keys, `password=…`. */
const LOOKS_SECRET: readonly [RegExp, string][] = [
  [/(\b[a-z][\w+.-]*:\/\/[^\s:/@'"]*:)[^\s'"]+(?=@)/gi, `$1${MASK}`],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, MASK],
  [/\b(bearer\s+|basic\s+)[\w+/.=~-]{8,}/gi, `$1${MASK}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, MASK],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
  [
    /(\b[\w-]*(?:password|passwd|secret|token|api_?key)(?:\s*=\s*["']?|["']?\s*:\s*["']))(?!\*)[^\s"'&,;]{4,}/gi,
    `$1${MASK}`,
  ],
];

/** The text without the known secrets and without anything that looks like one. */
export function maskText(text: string, secrets: readonly string[]): string {
  const known = [...secrets]
    .filter(({ length }) => length >= LENGTH_AT_LEAST)
    .sort((a, b) => b.length - a.length);
  const masked = known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return LOOKS_SECRET.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), masked);
}

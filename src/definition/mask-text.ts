import { SECRET_SHAPES, URL_PASSWORD } from './secret-shapes.js';

export const MASK = '***';

/** Shorter ones would hide half of the text, and are no secrets. */
const LENGTH_AT_LEAST = 4;

/** The text without the secrets that are known and without what looks like one. */
export function maskText(text: string, secrets: readonly string[]): string {
  const known = [...secrets]
    .filter(({ length }) => length >= LENGTH_AT_LEAST)
    .sort((a, b) => b.length - a.length);
  return hideShapes(
    known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text),
    () => undefined,
  );
}

/** What looks like a secret in a text, as it is written there: passwords of URLs, tokens, values with a secret's name. */
export function findTextSecrets(text: string): readonly string[] {
  const found: string[] = [];
  hideShapes(text, (secret) => found.push(secret));
  return found;
}

/** The passwords of the URLs in a text, as they are written there. */
export function findUrlPasswords(text: string): readonly string[] {
  return [...text.matchAll(URL_PASSWORD)].flatMap(({ groups }) => groups?.['secret'] ?? []);
}

function hideShapes(text: string, onSecret: (secret: string) => void): string {
  return SECRET_SHAPES.reduce(
    (rest, { pattern, isSecret }) =>
      rest.replace(pattern, (whole: string, ...more: unknown[]) => {
        const {
          before = '',
          name = '',
          secret = '',
        } = more.at(-1) as Readonly<Record<string, string | undefined>>;
        if (isSecret !== undefined && !isSecret(name, secret)) return whole;
        onSecret(secret);
        return before + MASK;
      }),
    text,
  );
}

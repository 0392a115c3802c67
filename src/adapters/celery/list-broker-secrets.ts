import { decodePercent, splitUrl } from './split-url.js';

/**
 * Every part of the URL and of the options that may be a password: as written, percent-decoded and percent-encoded.
 * Also those of a URL that can't be parsed. Nothing is left out for being short: that is the masker's decision.
 */
export function listBrokerSecrets(
  url: string,
  transportOptions: Readonly<Record<string, unknown>>,
): string[] {
  const found = new Set<string>();
  for (const part of [url, ...url.split(';')]) {
    const parts = splitUrl(part);
    if (parts?.rawPassword) found.add(parts.rawPassword);
    // With an unencoded / ? or # in it the password ends elsewhere than a URL parser says.
    const greedy = /:\/\/[^:@]*:(.*)@/s.exec(part)?.[1];
    if (greedy) found.add(greedy);
    for (const [key, value] of parts?.query ?? []) if (namesSecret(key)) found.add(value);
  }
  for (const value of listTexts(transportOptions)) found.add(value);
  const forms = [...found].flatMap((secret) => {
    const plain = decodePercent(secret);
    return [secret, plain, encodeURIComponent(plain), encodeLowerCase(plain), quotePython(plain)];
  });
  return [...new Set(forms)].filter((secret) => secret !== '');
}

function namesSecret(key: string): boolean {
  return /pass|secret|token|credential/i.test(key);
}

function listTexts(value: object): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (typeof inner === 'object' && inner !== null) return listTexts(inner);
    return typeof inner === 'string' && namesSecret(key) ? [inner] : [];
  });
}

function encodeLowerCase(text: string): string {
  return encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/** urllib's quote(safe='') also encodes ! ' ( ) and *. */
function quotePython(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

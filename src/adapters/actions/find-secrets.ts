import { isSecretName } from '../../definition/is-secret-name.js';

/**
 * The secrets in the two broker inputs, as raw text. It runs before the inputs are checked, so it doesn't rely on them
 * being valid: a password with a raw `@` or `/` in it, which makes the URL invalid, is found anyway.
 */
export function findSecrets(brokerUrl: string, transportOptions: string): readonly string[] {
  const inUrls = brokerUrl.split(';').flatMap((url) => findInUrl(url.trim()));
  const whole = inUrls.length > 0 ? [brokerUrl.trim()] : [];
  return [
    ...new Set([...whole, ...findInUrl(brokerUrl.trim()), ...inUrls, ...findInOptions(transportOptions)]),
  ];
}

function findInUrl(url: string): string[] {
  const [, rest = ''] = /:\/\/(.*)$/s.exec(url) ?? [];
  // The password ends at an `@`; which one is unclear if it contains a raw `@` or `/`, so every reading counts.
  const ends = [rest.lastIndexOf('@'), (/^[^/?#]*/.exec(rest)?.[0] ?? '').lastIndexOf('@')];
  const passwords = ends.filter((end) => end > 0).map((end) => rest.slice(0, end).replace(/^[^:]*:?/, ''));
  const query = [...rest.matchAll(/[?&]([^=&]+)=([^&]*)/g)];
  const parameters = query.flatMap(([, name = '', value = '']) => (isSecretName(name) ? [value] : []));
  return [...passwords, ...parameters].filter((secret) => secret !== '');
}

function findInOptions(json: string): string[] {
  try {
    return findInValue(JSON.parse(json));
  } catch {
    // Not JSON: refused later. Until then anything that looks like a value of a secret member is one.
    return [...json.matchAll(/(\w+)["']?\s*[:=]\s*["']([^"']+)["']/g)].flatMap(([, name = '', value = '']) =>
      isSecretName(name) ? [value] : [],
    );
  }
}

function findInValue(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) => {
    const plain = typeof entry === 'string' || typeof entry === 'number' ? String(entry) : '';
    return isSecretName(name) && plain !== '' ? [plain] : findInValue(entry);
  });
}

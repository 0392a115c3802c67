import { isSecretName } from '../../definition/is-secret-name.js';
import { findTextSecrets } from '../../definition/mask-text.js';

/** `nginx:1.27`, `web=registry/shop:42`: a container may be called `token`, and its image is no secret. */
const IMAGE_LINE = /^[\w-]+=(?=[\w.-]+[/:][^/])/;

/**
 * The secrets in the inputs, as raw text. It runs before the inputs are checked, so it doesn't rely on them being valid or
 * in the right place: a password with a raw `@` or `/` in it, which makes the URL invalid, is found anyway, and so is a
 * broker URL that was given as `cluster`.
 */
export function findSecrets(read: (name: string) => string, names: readonly string[]): readonly string[] {
  const brokerUrl = read('broker-url').trim();
  const whole = findInUrls(brokerUrl).length > 0 ? [brokerUrl] : [];
  const others = names.flatMap((name) => findInText(read(name), name));
  return [...new Set([...whole, ...findInOptions(read('broker-transport-options')), ...others])];
}

function findInText(text: string, name: string): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => (name === 'image' ? line.trim().replace(IMAGE_LINE, '') : line));
  return lines.flatMap((line) => [...findInUrls(line), ...findTextSecrets(line)]);
}

/** Several brokers stand in one input, with semicolons between them; a password may hold one. */
function findInUrls(text: string): readonly string[] {
  if (!text.includes('://')) return [];
  return [text, ...text.split(';')].flatMap((url) => findInUrl(url.trim()));
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

/**
 * A broker URL in its parts, split as kombu does it (kombu/utils/url.py): the user part ends at the last `@` before the
 * first `/`, `?` or `#`, and what is percent-encoded is decoded. Parts that are absent are null.
 */
export interface UrlParts {
  readonly scheme: string;
  readonly username: string | null;
  readonly password: string | null;
  /** The password as it is written in the URL. */
  readonly rawPassword: string | null;
  readonly host: string | null;
  readonly port: number | null;
  /** Without the first slash. */
  readonly path: string | null;
  readonly query: ReadonlyMap<string, string>;
}

/** null when it isn't a URL; it is never quoted, since it may be a password. */
export function splitUrl(url: string): UrlParts | null {
  const match = /^([a-z][a-z0-9+.-]{0,30}):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url.trim());
  if (!match) return null;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? '' : authority.slice(0, at);
  const colon = user.indexOf(':');
  const rawPassword = colon < 0 ? null : user.slice(colon + 1);
  const server = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1));
  if (!server) return null;
  const port = server[2] ? Number(server[2]) : null;
  if (port !== null && port > 65_535) return null;
  return {
    scheme: scheme.toLowerCase(),
    username: parsePercentEncoding(colon < 0 ? user : user.slice(0, colon)) || null,
    password: rawPassword === null ? null : parsePercentEncoding(rawPassword) || null,
    rawPassword: rawPassword === '' ? null : rawPassword,
    host: parsePercentEncoding((server[1] ?? '').replace(/^\[|\]$/g, '').toLowerCase()) || null,
    port,
    path: parsePercentEncoding(path.slice(1)) || null,
    query: new Map(new URLSearchParams(query)),
  };
}

/** Like Python's unquote: what isn't a valid escape stays as it is. */
export function parsePercentEncoding(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

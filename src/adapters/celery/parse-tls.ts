import type { TlsSettings } from './broker-settings.js';
import type { UrlParts } from './split-url.js';

const CERT_REQS = new Map([
  ['required', true],
  ['optional', true],
  ['none', false],
  ['cert_required', true],
  ['cert_optional', true],
  ['cert_none', false],
]);

/**
 * TLS as kombu reads it from a URL: a `…s` scheme or any `ssl_…` key of the query turns it on. Unlike kombu, which
 * checks no certificate when `ssl_cert_reqs` is absent, certificates are checked unless the URL says `none`.
 * `optional` is about certificates of clients: a server always shows one, so it is checked.
 */
export function parseTls(parts: UrlParts, secureScheme: boolean, problems: string[]): TlsSettings | null {
  const keys = [...parts.query.keys()].filter((key) => key.startsWith('ssl_'));
  if (!secureScheme && keys.length === 0) return null;
  const requirement = parts.query.get('ssl_cert_reqs')?.toLowerCase();
  const verify = requirement === undefined ? true : CERT_REQS.get(requirement);
  if (verify === undefined) {
    problems.push('broker-url: ssl_cert_reqs must be required, optional or none.');
  }
  return {
    verify: verify ?? true,
    checkHostname: parts.query.get('ssl_check_hostname')?.toLowerCase() !== 'false',
    caFile: parts.query.get('ssl_ca_certs') ?? null,
    certFile: parts.query.get('ssl_certfile') ?? null,
    keyFile: parts.query.get('ssl_keyfile') ?? null,
  };
}

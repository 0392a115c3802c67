import { existsSync, readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { TlsSettings } from './broker-settings.js';

export type TlsOptions = Pick<
  ConnectionOptions,
  'rejectUnauthorized' | 'ca' | 'cert' | 'key' | 'checkServerIdentity'
>;

/**
 * TLS options of Node. The paths of a Celery URL are those inside the worker: a CA file that isn't here is ignored (the
 * system's authorities and NODE_EXTRA_CA_CERTS still apply), and so is a client certificate, so a server may refuse us.
 */
export function buildTlsOptions(tls: TlsSettings, debug: (line: string) => void): TlsOptions {
  const ca = readPem(tls.caFile, 'ssl_ca_certs', debug);
  const cert = readPem(tls.certFile, 'ssl_certfile', debug);
  const key = readPem(tls.keyFile ?? tls.certFile, 'ssl_keyfile', debug);
  if (!tls.verify) debug('broker: certificates are not checked (ssl_cert_reqs=none)');
  return {
    rejectUnauthorized: tls.verify,
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(cert && key && { key }),
    ...(!tls.checkHostname && { checkServerIdentity: () => undefined }),
  };
}

function readPem(path: string | null, name: string, debug: (line: string) => void): Buffer | null {
  if (path === null) return null;
  if (existsSync(path)) return readFileSync(path);
  debug(`broker: the file that ${name} names is not on this runner and is ignored`);
  return null;
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Paths of PEM files. */
export interface Certificates {
  readonly directory: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** An authority of our own, and a certificate of it for these names, such as `DNS:localhost` or `IP:127.0.0.1`. */
export function makeCertificates(names = 'DNS:localhost,IP:127.0.0.1'): Certificates {
  const directory = mkdtempSync(join(tmpdir(), 'certificates-'));
  const at = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
  };
  const authority = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=test authority'];
  openssl('req', ...authority, '-keyout', 'ca.key', '-out', 'ca.pem');
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=server',
    '-keyout',
    'key.pem',
    '-out',
    'server.csr',
  );
  writeFileSync(at('names'), `subjectAltName=${names}\n`);
  const signing = ['-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl('x509', ...signing, '-days', '2', '-extfile', 'names', '-out', 'cert.pem');
  return { directory, ca: at('ca.pem'), cert: at('cert.pem'), key: at('key.pem') };
}

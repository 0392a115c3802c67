import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../find-free-port.js';
import { startProcess } from '../start-process.js';

export interface RedisServer {
  /** Database 0, without user and password. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface RedisOptions {
  /** More arguments of redis-server, such as `--requirepass`. */
  readonly args?: readonly string[];
  /** A fixed port, to start again where another one was. */
  readonly port?: number;
  /** Paths in PEM; the port then speaks TLS only. */
  readonly tls?: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** A redis-server of our own on loopback, in a directory of its own, that writes nothing to disk. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const port = options.port ?? (await findFreePort());
  const directory = mkdtempSync(join(tmpdir(), 'redis-'));
  const { tls } = options;
  const listen = tls
    ? ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'].concat(
        ['--tls-ca-cert-file', tls.ca, '--tls-cert-file', tls.cert],
        ['--tls-key-file', tls.key],
      )
    : ['--port', String(port)];
  const server = await startProcess({
    command: 'redis-server',
    args: [
      ...listen,
      ...['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory],
      ...(options.args ?? []),
    ],
    ready: /Ready to accept connections/,
    readyWithinMs: 15_000,
    install: 'apt-get install redis-server, or brew install redis',
  });
  return {
    url: `${tls ? 'rediss' : 'redis'}://127.0.0.1:${port}/0`,
    port,
    pid: server.pid,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

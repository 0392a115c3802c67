import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../find-free-port.js';
import { startProcess } from '../start-process.js';

const run = promisify(execFile);

/** Debian's wrapper on PATH changes the user and the home; these scripts do not. */
const DEBIAN_SCRIPTS = '/usr/lib/rabbitmq/bin/';
const SCRIPTS = existsSync(DEBIAN_SCRIPTS) ? DEBIAN_SCRIPTS : '';

export interface AmqpUser {
  readonly name: string;
  readonly password: string;
  readonly vhost: string;
  /** Regular expressions; the default is everything. */
  readonly configure?: string;
  readonly write?: string;
  readonly read?: string;
}

export interface RabbitmqServer {
  /** guest:guest on vhost `/`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  urlOf(vhost: string, user?: { name: string; password: string }): string;
  /** rabbitmqctl of this very server (takes a second or two); returns its standard output. */
  ctl(...args: readonly string[]): Promise<string>;
  /** A new vhost in which guest has all rights. */
  createVhost(name: string): Promise<void>;
  addUser(user: AmqpUser): Promise<void>;
  /** Rows of `rabbitmqctl list_…` as objects. */
  list(what: 'queues' | 'consumers' | 'exchanges' | 'bindings', vhost: string): Promise<readonly Row[]>;
  stop(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export interface RabbitmqOptions {
  /** More lines of rabbitmq.conf. */
  readonly config?: readonly string[];
  /** A fixed port, to start again where another one was. */
  readonly port?: number;
  /** Paths in PEM: listens with TLS on `tls.port` too. */
  readonly tls?: { readonly port: number; readonly ca: string; readonly cert: string; readonly key: string };
}

/**
 * A RabbitMQ of our own: node name, cookie, directories, ports and epmd are shared with no other.
 * It takes five to fifteen seconds to start, so share one per test file and give each test its own vhost.
 */
export async function startRabbitmq(options: RabbitmqOptions = {}): Promise<RabbitmqServer> {
  const directory = mkdtempSync(join(tmpdir(), 'rabbitmq-'));
  const port = options.port ?? (await findFreePort());
  const epmdPort = await findFreePort();
  const env = rabbitmqEnvironment(directory, epmdPort, await findFreePort());
  writeConfig(directory, port, options);
  const server = await startProcess({
    command: `${SCRIPTS}rabbitmq-server`,
    args: [],
    env,
    ready: /completed with \d+ plugins/,
    readyWithinMs: 90_000,
    install: 'apt-get install rabbitmq-server, or brew install rabbitmq',
  });
  const ctl = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(`${SCRIPTS}rabbitmqctl`, ['--quiet', ...args], { env, timeout: 30_000 });
    return stdout;
  };
  return {
    ...administration(ctl),
    url: `amqp://guest:guest@127.0.0.1:${port}//`,
    port,
    pid: server.pid,
    urlOf: (vhost, user = { name: 'guest', password: 'guest' }) =>
      `amqp://${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}` +
      `@127.0.0.1:${port}/${encodeURIComponent(vhost)}`,
    ctl,
    stop: async () => {
      await server.stop('SIGTERM', 20_000);
      // Our epmd, found by its port: it only obeys while no node is registered.
      await run('epmd', ['-port', String(epmdPort), '-kill'], { env, timeout: 10_000 }).catch(
        () => undefined,
      );
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function rabbitmqEnvironment(directory: string, epmdPort: number, distPort: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: directory,
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_RELAXED_COMMAND_CHECK: '1',
    RABBITMQ_NODENAME: `test${epmdPort}@localhost`,
    RABBITMQ_DIST_PORT: String(distPort),
    RABBITMQ_CONF_ENV_FILE: join(directory, 'rabbitmq-env.conf'),
    RABBITMQ_CONFIG_FILE: join(directory, 'rabbitmq'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: join(directory, 'mnesia'),
    RABBITMQ_LOG_BASE: join(directory, 'log'),
    RABBITMQ_PID_FILE: join(directory, 'pid'),
    RABBITMQ_LOGS: '-',
  };
}

function writeConfig(directory: string, port: number, options: RabbitmqOptions): void {
  const { tls } = options;
  const lines = [`listeners.tcp.1 = 127.0.0.1:${port}`, 'vm_memory_high_watermark.absolute = 512MB'];
  if (tls) {
    lines.push(`listeners.ssl.1 = 127.0.0.1:${tls.port}`, `ssl_options.cacertfile = ${tls.ca}`);
    lines.push(`ssl_options.certfile = ${tls.cert}`, `ssl_options.keyfile = ${tls.key}`);
    lines.push('ssl_options.verify = verify_none', 'ssl_options.fail_if_no_peer_cert = false');
  }
  lines.push('disk_free_limit.absolute = 10MB', ...(options.config ?? []), '');
  mkdirSync(join(directory, 'mnesia'));
  writeFileSync(join(directory, 'rabbitmq.conf'), lines.join('\n'));
  writeFileSync(join(directory, 'rabbitmq-env.conf'), '');
  writeFileSync(join(directory, 'enabled_plugins'), '[].\n');
}

type Administration = Pick<RabbitmqServer, 'createVhost' | 'addUser' | 'list'>;

function administration(ctl: RabbitmqServer['ctl']): Administration {
  return {
    createVhost: async (name) => {
      await ctl('add_vhost', name);
      await ctl('set_permissions', '-p', name, 'guest', '.*', '.*', '.*');
    },
    addUser: async ({ name, password, vhost, configure = '.*', write = '.*', read = '.*' }) => {
      await ctl('add_user', name, password);
      await ctl('set_permissions', '-p', vhost, name, configure, write, read);
    },
    list: async (what, vhost) => {
      const columns = LISTED[what];
      const text = await ctl(`list_${what}`, '-p', vhost, ...columns, '--formatter', 'json');
      return JSON.parse(text) as Row[];
    },
  };
}

const LISTED = {
  queues: ['name', 'durable', 'auto_delete', 'exclusive', 'arguments', 'messages', 'consumers'],
  consumers: [],
  exchanges: ['name', 'type', 'durable', 'auto_delete'],
  bindings: ['source_name', 'destination_name', 'routing_key'],
} as const;

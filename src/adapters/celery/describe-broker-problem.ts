import { RefusedError, WorldError } from '../../errors.js';
import type { BrokerProblem } from './broker-problem.js';
import type { TlsSettings } from './broker-settings.js';
import { describeRedisState } from './describe-redis-state.js';

const CLOSED =
  /Connection is closed|Socket closed|Connection closed|closed abruptly|end of file|ended by|isn't writeable/i;

export interface Place {
  readonly transport: 'redis' | 'amqp';
  readonly where: string;
  readonly tls: TlsSettings | null;
}

const PRIVATE_NETWORK =
  'A broker in a VPC can only be reached from inside it: use a self-hosted runner there or a tunnel, and check the security group.';
const REDIS_RIGHTS =
  'The user needs +publish on the channel <prefix>/<db>.<control_exchange>.pidbox, +brpop +del +lpush +expire +multi +exec on ' +
  '*.reply.<control_exchange>.pidbox, +smembers on _kombu.binding.<control_exchange>.pidbox, and +select +ping.';
const AMQP_RIGHTS =
  'The user needs configure, write and read on *.reply.<control_exchange>.pidbox, configure and read on the exchange ' +
  'reply.<control_exchange>.pidbox, and write on the exchange <control_exchange>.pidbox.';

/** A failure at connect: found before anything was sent. */
export function toRefusedError(error: unknown, place: Place): RefusedError {
  const { text } = describeBrokerProblem(error, place);
  return new RefusedError([`broker-url: ${text}`], { mayPass: isRestart(error) });
}

/** Nothing listens, or the connection was closed: so is a broker that restarts. */
function isRestart(error: unknown): boolean {
  const { code, message } = readError(error);
  return /ECONNREFUSED|ECONNRESET|EPIPE/.test(`${code ?? ''} ${message}`) || CLOSED.test(message);
}

/** A failure later on. The original is not kept as the cause: its members contain commands and passwords. */
export function toBrokerError(error: unknown, place: Place): WorldError {
  const { kind, text } = describeBrokerProblem(error, place);
  return new WorldError(kind, 'broker', text);
}

/** What was found and what to do. Never quotes the message of the broker or the library: it may contain a password. */
export function describeBrokerProblem(error: unknown, { transport, where, tls }: Place): BrokerProblem {
  const { code, message } = readError(error);
  const network = describeNetworkProblem(code, message, { transport, tls });
  if (network) return { kind: 'unreachable', text: `${where} ${network}` };
  const certificate = describeCertificateProblem(code, message, tls);
  if (certificate) return { kind: 'unreachable', text: `${where} ${certificate}` };
  const known =
    transport === 'redis'
      ? (describeRedisState(message) ?? describeRedisProblem(message))
      : describeAmqpProblem(error, message);
  if (known) return { kind: known.kind, text: `${where} ${known.text}` };
  const word = code ?? /^[A-Z]{3,20}\b/.exec(message)?.[0];
  return { kind: 'other', text: `${where} failed unexpectedly${word ? ` (${word})` : ''}.` };
}

function describeNetworkProblem(
  code: string | null,
  message: string,
  { transport, tls }: Pick<Place, 'transport' | 'tls'>,
): string | null {
  if (code === 'ECONNREFUSED' || message.includes('ECONNREFUSED')) {
    return `refused the connection: nothing listens on that port. Check host and port. ${PRIVATE_NETWORK}`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /ENOTFOUND|EAI_AGAIN/.test(message)) {
    return `has a host name that can't be resolved from this runner. Check it. ${PRIVATE_NETWORK}`;
  }
  if (
    code === 'ETIMEDOUT' ||
    code === 'EHOSTUNREACH' ||
    code === 'ENETUNREACH' ||
    /timed out|ETIMEDOUT/.test(message)
  ) {
    const server = transport === 'redis' ? 'Redis' : 'RabbitMQ';
    const other =
      transport === 'redis' ? '' : ' A Redis gives no answer to amqp://: its URL starts with redis://.';
    const question = tls ? 'Does that port use TLS?' : `Is that a port of ${server}, without TLS?${other}`;
    return `did not answer in time. ${question} ${PRIVATE_NETWORK}`;
  }
  if (code === 'ECONNRESET' || code === 'EPIPE' || CLOSED.test(message)) {
    return `closed the connection. ${tls ? 'Does that port use TLS?' : 'If it requires TLS, use rediss:// or amqps://.'}`;
  }
  return null;
}

function describeCertificateProblem(
  code: string | null,
  message: string,
  tls: TlsSettings | null,
): string | null {
  if (code === 'EPROTO' || /wrong version number|packet length too long/.test(message)) {
    return 'does not use TLS on that port: use redis:// or amqp://, or its TLS port.';
  }
  const why = /ALTNAME/.test(code ?? '')
    ? 'has a certificate for another host name'
    : /EXPIRED/.test(code ?? '')
      ? 'has a certificate that has expired'
      : /CERT|SELF_SIGNED|VERIFY/.test(code ?? '')
        ? 'has a certificate that is not signed by a known authority'
        : null;
  if (why === null) return null;
  const file = tls?.caFile
    ? 'ssl_ca_certs of the URL must be a file on this runner'
    : 'add ?ssl_ca_certs=FILE (a file on this runner) to the URL or set NODE_EXTRA_CA_CERTS';
  return `${why}: ${file}. Celery itself checks certificates only if the URL says so; ssl_cert_reqs=none turns the check off here as well.`;
}

function describeRedisProblem(message: string): BrokerProblem | null {
  if (/^WRONGPASS|invalid password/.test(message)) {
    return {
      kind: 'denied',
      text: 'refused user and password (WRONGPASS). Check them; @ : / ? # % must be percent-encoded.',
    };
  }
  if (/^NOAUTH/.test(message))
    return {
      kind: 'denied',
      text: 'requires a password, and the URL has none (NOAUTH). Add it to broker-url.',
    };
  if (/without any password configured|no password is set/.test(message)) {
    return {
      kind: 'denied',
      text: 'has no password, but the URL has one, so Celery would fail too. Remove it from the URL.',
    };
  }
  if (/^NOPERM/.test(message)) {
    const command = /'([a-z|]{2,30})' command/.exec(message)?.[1];
    const what = command
      ? `the command ${command}`
      : /channel/.test(message)
        ? 'the command channel'
        : 'a key';
    return { kind: 'denied', text: `does not allow this user ${what} (NOPERM). ${REDIS_RIGHTS}` };
  }
  if (/DB index is out of range|invalid DB index/.test(message)) {
    return {
      kind: 'missing',
      text: 'has no database of that number (the default is 0 to 15). Check the number in broker-url.',
    };
  }
  if (/SELECT is not allowed in cluster mode|^MOVED|^CROSSSLOT/.test(message)) {
    return {
      kind: 'invalid',
      text: 'is a Redis Cluster, which Celery does not support as a broker. Use a Redis without cluster mode.',
    };
  }
  if (/sentinel/i.test(message)) {
    return {
      kind: 'unreachable',
      text: `could not be found. Check master_name and sentinel_kwargs. ${PRIVATE_NETWORK}`,
    };
  }
  return null;
}

/** RabbitMQ takes no messages from this connection (https://www.rabbitmq.com/docs/alarms). */
export class BlockedError extends Error {
  override readonly name = 'BlockedError';
}

function describeAmqpProblem(error: unknown, message: string): BrokerProblem | null {
  if (error instanceof BlockedError) {
    return {
      kind: 'unreachable',
      text: 'has a memory or disk alarm and takes no messages. Free memory or disk space on its nodes, then run the job again.',
    };
  }
  const code = readAmqpCode(error);
  if (/Handshake terminated by server: 403/.test(message)) {
    return {
      kind: 'denied',
      text: 'refused user and password. Check them; @ : / ? # % must be percent-encoded.',
    };
  }
  if (/ConnectionOpenOk/.test(message)) {
    return {
      kind: 'missing',
      text: 'has no such vhost, or the user has no permission on it. A / in its name is written %2F in the URL.',
    };
  }
  if (code === 403 || /ACCESS.REFUSED/.test(message)) {
    return {
      kind: 'denied',
      text: `does not allow this user to use Celery's remote control (ACCESS_REFUSED). ${AMQP_RIGHTS}`,
    };
  }
  if (code === 406) {
    return {
      kind: 'invalid',
      text: 'has an exchange reply.<control_exchange>.pidbox with other properties than Celery gives it (PRECONDITION_FAILED). Delete that exchange.',
    };
  }
  return null;
}

/** The reply code of a channel or connection error of amqplib. */
export function readAmqpCode(error: unknown): number | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'number' ? code : null;
}

/** By shape, not by class: errors of Node's core may come from another realm. */
function readError(error: unknown): { code: string | null; message: string } {
  if (typeof error !== 'object' || error === null) return { code: null, message: '' };
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // A host with several addresses fails once for each: the first failure is enough.
  const inner = 'errors' in error && Array.isArray(error.errors) ? readError(error.errors[0]) : null;
  return { code: code ?? inner?.code ?? null, message: message || (inner?.message ?? '') };
}

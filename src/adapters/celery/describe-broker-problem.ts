import { RefusedError, WorldError } from '../../errors.js';
import type { TlsSettings } from './broker-settings.js';

export interface Place {
  readonly transport: 'redis' | 'amqp';
  readonly where: string;
  readonly tls: TlsSettings | null;
}

interface Problem {
  readonly kind: WorldError['kind'];
  readonly text: string;
}

const PRIVATE_NETWORK =
  'A broker inside a VPC can only be reached from inside: use a self-hosted runner there, or a tunnel, and check the security group.';
const REDIS_RIGHTS =
  'The user needs +publish on the channel <prefix>/<db>.<control_exchange>.pidbox, +brpop +del +lpush +expire +multi +exec on ' +
  '*.reply.<control_exchange>.pidbox, +smembers on _kombu.binding.<control_exchange>.pidbox, and +select +ping.';
const AMQP_RIGHTS =
  'The user needs configure, write and read on *.reply.<control_exchange>.pidbox, configure and read on the exchange ' +
  'reply.<control_exchange>.pidbox, and write on the exchange <control_exchange>.pidbox.';

/** A failure at connect: found before anything was sent. */
export function refuseConnection(error: unknown, place: Place): RefusedError {
  return new RefusedError([`broker-url: ${describeBrokerProblem(error, place).text}`]);
}

/** A failure later on. The original is not kept as the cause: its members hold commands and passwords. */
export function brokerError(error: unknown, place: Place): WorldError {
  const { kind, text } = describeBrokerProblem(error, place);
  return new WorldError(kind, 'broker', text);
}

/** What was found and what to do. Never quotes the message of the broker or the library: it may hold a password. */
export function describeBrokerProblem(error: unknown, { transport, where, tls }: Place): Problem {
  const { code, message } = readError(error);
  const network = describeNetworkProblem(code, message, tls !== null);
  if (network) return { kind: 'unreachable', text: `${where} ${network}` };
  const certificate = describeCertificateProblem(code, message, tls);
  if (certificate) return { kind: 'unreachable', text: `${where} ${certificate}` };
  const told = transport === 'redis' ? describeRedisProblem(message) : describeAmqpProblem(error, message);
  if (told) return { kind: told.kind, text: `${where} ${told.text}` };
  const word = code ?? /^[A-Z]{3,20}\b/.exec(message)?.[0];
  return { kind: 'other', text: `${where} failed${word ? ` (${word})` : ''}.` };
}

function describeNetworkProblem(code: string | null, message: string, tls: boolean): string | null {
  if (code === 'ECONNREFUSED' || message.includes('ECONNREFUSED')) {
    return `refused the connection: nothing listens on that port. Check host and port. ${PRIVATE_NETWORK}`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /ENOTFOUND|EAI_AGAIN/.test(message)) {
    return `has a host name that can't be resolved from here. ${PRIVATE_NETWORK}`;
  }
  if (
    code === 'ETIMEDOUT' ||
    code === 'EHOSTUNREACH' ||
    code === 'ENETUNREACH' ||
    /timed out|ETIMEDOUT/.test(message)
  ) {
    return `did not answer in time. ${tls ? 'Does that port speak TLS? ' : ''}${PRIVATE_NETWORK}`;
  }
  if (
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    /Connection is closed|Socket closed|Connection closed|closed abruptly|end of file|ended by/i.test(message)
  ) {
    return `closed the connection. ${tls ? 'Does that port speak TLS?' : 'If it wants TLS, use rediss:// or amqps://.'}`;
  }
  return null;
}

function describeCertificateProblem(
  code: string | null,
  message: string,
  tls: TlsSettings | null,
): string | null {
  if (code === 'EPROTO' || /wrong version number|packet length too long/.test(message)) {
    return 'does not speak TLS on that port: use redis:// or amqp://, or the TLS port.';
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
  return `${why}: ${file}. Celery itself checks no certificate unless the URL says so; ssl_cert_reqs=none turns the check off here too.`;
}

function describeRedisProblem(message: string): Problem | null {
  if (/^WRONGPASS|invalid password/.test(message)) {
    return {
      kind: 'denied',
      text: 'refused user and password (WRONGPASS). Check them; @ : / ? # % must be percent-encoded.',
    };
  }
  if (/^NOAUTH/.test(message))
    return { kind: 'denied', text: 'wants a password and the URL has none (NOAUTH).' };
  if (/without any password configured|no password is set/.test(message)) {
    return {
      kind: 'denied',
      text: 'has no password set, but the URL has one. Celery would fail too: leave it out.',
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
    return { kind: 'missing', text: 'has no database of that number.' };
  }
  if (/SELECT is not allowed in cluster mode|^MOVED|^CROSSSLOT/.test(message)) {
    return { kind: 'invalid', text: 'is a Redis Cluster, which Celery does not support as a broker.' };
  }
  if (/sentinel/i.test(message)) {
    return {
      kind: 'unreachable',
      text: `could not name a master. Check master_name and sentinel_kwargs. ${PRIVATE_NETWORK}`,
    };
  }
  return null;
}

function describeAmqpProblem(error: unknown, message: string): Problem | null {
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
      text: 'has no such vhost, or the user has no permission on it. A / in its name is written %2F.',
    };
  }
  if (code === 403 || /ACCESS.REFUSED/.test(message)) {
    return {
      kind: 'denied',
      text: `does not allow this user the remote control (ACCESS_REFUSED). ${AMQP_RIGHTS}`,
    };
  }
  if (code === 406) {
    return {
      kind: 'invalid',
      text: 'has a reply exchange of other properties than Celery gives it (PRECONDITION_FAILED).',
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
  // A host with several addresses fails once for each: the first one tells enough.
  const inner = 'errors' in error && Array.isArray(error.errors) ? readError(error.errors[0]) : null;
  return { code: code ?? inner?.code ?? null, message: message || (inner?.message ?? '') };
}

import type { AmqpServer, Endpoint, ParsedBroker, RedisServer } from './broker-settings.js';
import { readRecord } from './parse-reply.js';
import { parseTls } from './parse-tls.js';
import { splitUrl, type UrlParts } from './split-url.js';

type Options = Readonly<Record<string, unknown>>;

const REDIS_SCHEMES = new Set(['redis', 'rediss', 'sentinel']);
const AMQP_SCHEMES = new Set(['amqp', 'amqps', 'pyamqp', 'librabbitmq']);
const ACCEPTED = 'redis://, rediss://, sentinel://, amqp:// or amqps://';
/** U+0006 U+0016, kombu's default (kombu/transport/redis.py, `sep`). */
const DEFAULT_SEPARATOR = '\x06\x16';

/**
 * Reads what Celery takes as `broker_url` and `broker_transport_options` (plus `control_exchange`). Several URLs are
 * separated by `;`. As in kombu each has a user, password and database of its own (kombu/connection.py, `switch`), except
 * Sentinels, where those of the first hold for the master. A problem never quotes the URL: it contains a password.
 */
export function parseBrokerUrl(url: string, transportOptions: Options): ParsedBroker {
  const problems: string[] = [];
  const urls = url.split(';').filter((part) => part.trim() !== '');
  const split = urls.map(splitUrl);
  const all = split.filter((parts) => parts !== null);
  const [first] = all;
  if (first === undefined || all.length < split.length) {
    return {
      problems: [
        `broker-url: it is not a URL of the form scheme://user:password@host:port/name; give ${ACCEPTED}, ` +
          'with @ : / ? # % in user name and password percent-encoded.',
      ],
    };
  }
  const unsupported = all.find(({ scheme }) => !REDIS_SCHEMES.has(scheme) && !AMQP_SCHEMES.has(scheme));
  if (unsupported) return { problems: [describeUnsupported(unsupported.scheme)] };
  if (all.some(({ scheme }) => REDIS_SCHEMES.has(scheme) !== REDIS_SCHEMES.has(first.scheme))) {
    return { problems: ['broker-url: it lists URLs of different brokers; give URLs of one kind of broker.'] };
  }
  const controlExchange = readOption(transportOptions, 'control_exchange', 'celery', problems);
  const settings = REDIS_SCHEMES.has(first.scheme)
    ? parseRedis(all, first, transportOptions, controlExchange, problems)
    : ({
        transport: 'amqp',
        servers: all.map((parts) => parseAmqpServer(parts, problems)) as [AmqpServer, ...AmqpServer[]],
        controlExchange,
      } as const);
  const [problem, ...others] = problems;
  return problem === undefined ? { settings } : { problems: [problem, ...others] };
}

function describeUnsupported(scheme: string): string {
  if (scheme === 'valkey' || scheme === 'valkeys') {
    return `broker-url: ${scheme}:// is not accepted: Celery knows no such scheme; write redis:// (rediss:// with TLS).`;
  }
  const why = /^(sqs|kafka|confluentkafka|zookeeper)$/.test(scheme)
    ? `Celery has no remote control over ${scheme}://, so its workers can't be drained`
    : `this broker is not supported`;
  return `broker-url: ${scheme}:// is not accepted: ${why}. Give ${ACCEPTED}, or leave it empty and set drain: none.`;
}

function parseRedis(
  all: readonly UrlParts[],
  first: UrlParts,
  options: Options,
  controlExchange: string,
  problems: string[],
) {
  if ('credential_provider' in options || all.some(({ query }) => query.has('credential_provider'))) {
    problems.push(
      'broker-url: credential_provider is Python code of the app, which this action cannot run; give a URL with the user ' +
        'name and password of a Redis user, and leave credential_provider out.',
    );
  }
  const isSentinel = first.scheme === 'sentinel';
  const servers = (isSentinel ? [first] : all).map((parts) => parseRedisServer(parts, problems));
  const fanout = options['fanout_prefix'] ?? true;
  if (typeof fanout !== 'boolean' && typeof fanout !== 'string') {
    problems.push('broker-transport-options: fanout_prefix must be true, false or a string.');
  }
  return {
    transport: 'redis',
    servers: servers as [RedisServer, ...RedisServer[]],
    sentinel: isSentinel ? parseSentinel(all, options, problems) : null,
    globalKeyPrefix: readOption(options, 'global_keyprefix', '', problems),
    fanoutPrefix: typeof fanout === 'string' ? fanout : fanout === true ? '/{db}.' : '',
    separator: readOption(options, 'sep', DEFAULT_SEPARATOR, problems),
    controlExchange,
  } as const;
}

function parseRedisServer(parts: UrlParts, problems: string[]): RedisServer {
  const path = (parts.path ?? '').replace(/^\//, '');
  if (!/^\d{0,9}$/.test(path)) {
    problems.push(
      'broker-url: the path of a Redis URL must be the number of the database; give it as in redis://host:6379/0.',
    );
  }
  return {
    ...parseEndpoint(parts, parts.scheme === 'sentinel' ? 26_379 : 6379),
    database: Number(path || '0'),
    username: parts.username,
    password: parts.password,
    tls: parseTls(parts, parts.scheme === 'rediss', problems),
  };
}

function parseEndpoint({ host, port }: UrlParts, defaultPort: number): Endpoint {
  return { host: host ?? '127.0.0.1', port: port ?? defaultPort };
}

function parseSentinel(all: readonly UrlParts[], options: Options, problems: string[]) {
  const masterName = readOption(options, 'master_name', '', problems);
  if (masterName === '') {
    problems.push(
      'broker-transport-options: a sentinel:// URL needs master_name; give it, such as {"master_name": "mymaster"}.',
    );
  }
  const kwargs = readRecord(options['sentinel_kwargs']);
  return {
    endpoints: all.map((parts) => parseEndpoint(parts, 26_379)),
    masterName,
    username: readOption(kwargs, 'username', '', problems) || null,
    password: readOption(kwargs, 'password', '', problems) || null,
    tls: kwargs['ssl'] === true,
  };
}

function parseAmqpServer(parts: UrlParts, problems: string[]): AmqpServer {
  const secure = parts.scheme === 'amqps';
  const tls = parseTls(parts, secure, problems);
  return {
    ...parseEndpoint(parts, secure ? 5671 : 5672),
    vhost: parts.path ?? '/',
    username: parts.username ?? 'guest',
    password: parts.password ?? 'guest',
    tls,
  };
}

function readOption(options: Options, key: string, absent: string, problems: string[]): string {
  const value = options[key] ?? absent;
  if (typeof value === 'string') return value;
  problems.push(`broker-transport-options: ${key} must be a string.`);
  return absent;
}

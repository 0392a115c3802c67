import type { Redis as RedisClient, SentinelConnectionOptions } from 'ioredis';
import type { RedisServer, RedisSettings } from './broker-settings.js';
import { buildTlsOptions, type TlsOptions } from './build-tls-options.js';
import type { LinkContext } from './broker-link.js';
import { withTimeout } from './with-timeout.js';

/**
 * One connection that ends when abandoned, authenticated and in its database, proved by an answer. It never reconnects and
 * never repeats a command by itself. After a refused SELECT ioredis would continue in database 0, and it only warns of a
 * refused AUTH: both are sent here.
 */
export async function openRedis(
  sentinel: RedisSettings['sentinel'],
  server: RedisServer,
  { timings, debug }: Pick<LinkContext, 'timings' | 'debug'>,
  abandoned: AbortSignal,
): Promise<RedisClient> {
  const { Redis } = await import('./ioredis.js');
  abandoned.throwIfAborted();
  const tls = server.tls && buildTlsOptions(server.tls, debug);
  const place = sentinel
    ? sentinelOptions(sentinel, tls, timings.connectMs)
    : { host: server.host, port: server.port, ...(tls && { tls }) };
  const redis = new Redis({
    ...place,
    protocol: 2,
    lazyConnect: true,
    enableReadyCheck: false,
    enableOfflineQueue: false,
    disableClientInfo: true,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
    connectTimeout: timings.connectMs,
    disconnectTimeout: 200,
  });
  const leave = (): void => {
    redis.disconnect();
  };
  abandoned.addEventListener('abort', leave, { once: true });
  redis.once('end', () => {
    abandoned.removeEventListener('abort', leave);
  });
  let lastError: unknown = null;
  redis.on('error', (error: unknown) => {
    lastError ??= error;
  });
  const { username, password } = server;
  const handshake = async (): Promise<void> => {
    await redis.connect();
    if (password !== null) await (username === null ? redis.auth(password) : redis.auth(username, password));
    await redis.select(server.database);
  };
  try {
    await withTimeout(handshake(), timings.connectMs);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw lastError ?? error;
  }
}

function sentinelOptions(
  sentinel: NonNullable<RedisSettings['sentinel']>,
  tls: TlsOptions | null,
  connectMs: number,
): Omit<SentinelConnectionOptions, 'protocol' | 'replyMapping' | 'path'> {
  return {
    sentinels: sentinel.endpoints.map(({ host, port }) => ({ host, port })),
    name: sentinel.masterName,
    sentinelRetryStrategy: () => null,
    sentinelCommandTimeout: connectMs,
    ...(sentinel.username !== null && { sentinelUsername: sentinel.username }),
    ...(sentinel.password !== null && { sentinelPassword: sentinel.password }),
    ...(tls && { tls, enableTLSForSentinelMode: true }),
    ...(sentinel.tls && { sentinelTLS: tls ?? {} }),
  };
}

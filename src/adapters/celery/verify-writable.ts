import type { Redis as RedisClient } from 'ioredis';

/** Enough for a key that is deleted at once, if the connection ends before that. */
const KEPT_S = 60;

/**
 * A write of the same kind as a worker's answer. A worker that can't write its answer (Redis out of memory, read-only)
 * stops consuming, or ends (celery#10363, kombu#2492): we must not ask it anything then. PUBLISH itself works in all of
 * these states. Throws what Redis says.
 */
export async function verifyWritable(redis: RedisClient, key: string): Promise<void> {
  const results = await Promise.allSettled([redis.lpush(key, ''), redis.expire(key, KEPT_S), redis.del(key)]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

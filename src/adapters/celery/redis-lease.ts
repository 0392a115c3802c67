import type { ChainableCommander, Redis as RedisClient } from 'ioredis';
import type { LinkContext } from './broker-link.js';
import type { RedisSettings } from './broker-settings.js';
import { type Lease, nameLease } from './lease.js';
import { openRedis } from './open-redis.js';
import { withTimeout } from './with-timeout.js';

/** A run that was killed blocks the next one this long. */
const KEPT_S = 60;
const REFRESH_MS = 15_000;

/**
 * A list that exists while a run is at work. Only commands that a drain needs anyway: LPUSH answers with the length, so the
 * first one to push has the lease. Whether it is free is asked by a push and a pop at once, which leave length and expiry
 * as they were.
 */
export class RedisLease implements Lease {
  readonly #settings: RedisSettings;
  readonly #context: LinkContext;
  /** Its element in the list. */
  #id = '';
  readonly #abandoned = new AbortController();
  #redis: RedisClient | null = null;
  /** null: not held. */
  #held: { readonly key: string; readonly timer: NodeJS.Timeout; refreshedAtMs: number } | null = null;

  constructor(settings: RedisSettings, context: LinkContext) {
    this.#settings = settings;
    this.#context = context;
  }

  async hold(name: string): Promise<boolean> {
    if (this.#held !== null) return true;
    if (this.#id === '') this.#id = this.#context.newId();
    const key = this.#settings.globalKeyPrefix + nameLease(name, this.#settings.controlExchange);
    const [length, oldest] = await this.#run((redis) => redis.multi().lpush(key, '?').brpop(key, 1));
    // Ours: an earlier answer got lost.
    const isOurs = Array.isArray(oldest) && oldest[1] === this.#id;
    if (!isOurs && (length !== 1 || !(await this.#push(key)))) return false;
    const timer = setInterval(() => void this.#refresh(), REFRESH_MS).unref();
    this.#held = { key, timer, refreshedAtMs: this.#context.now() };
    if (isOurs) await this.#refresh();
    return true;
  }

  async release(): Promise<void> {
    const held = this.#held;
    this.#held = null;
    clearInterval(held?.timer);
    // One that may have expired can be another run's by now.
    if (held !== null && this.#context.now() - held.refreshedAtMs < KEPT_S * 1000)
      await this.#run((redis) => redis.multi().del(held.key)).catch(() => undefined);
    this.#abandoned.abort();
  }

  /** False: another run was first. */
  async #push(key: string): Promise<boolean> {
    const [length] = await this.#run((redis) => redis.multi().lpush(key, this.#id).expire(key, KEPT_S));
    return length === 1;
  }

  /** A Redis that restarted has lost it: then it is taken again. */
  async #refresh(): Promise<void> {
    const held = this.#held;
    if (held === null) return;
    try {
      const [isThere] = await this.#run((redis) => redis.multi().expire(held.key, KEPT_S));
      if (isThere === 1 || (await this.#push(held.key))) held.refreshedAtMs = this.#context.now();
    } catch {
      this.#context.debug('broker: the lease could not be refreshed');
    }
  }

  async #run(prepare: (redis: RedisClient) => ChainableCommander): Promise<readonly unknown[]> {
    const { commandMs } = this.#context.timings;
    try {
      const redis = (this.#redis ??= await this.#open());
      const results = (await withTimeout(prepare(redis).exec(), commandMs)) ?? [];
      for (const [error] of results) if (error !== null) throw error;
      return results.map(([, value]) => value);
    } catch (error) {
      this.#redis?.disconnect();
      this.#redis = null;
      throw error;
    }
  }

  async #open(): Promise<RedisClient> {
    const { servers, sentinel } = this.#settings;
    let failure: unknown;
    for (const server of servers) {
      try {
        return await openRedis(sentinel, server, this.#context, this.#abandoned.signal);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}

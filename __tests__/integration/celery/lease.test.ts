import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { nameLease } from '../../../src/adapters/celery/lease.js';
import { parseBrokerUrl } from '../../../src/adapters/celery/parse-broker-url.js';
import { RedisLease } from '../../../src/adapters/celery/redis-lease.js';
import { DEFAULT_TIMINGS } from '../../../src/adapters/celery/timings.js';
import type { CeleryPort } from '../../../src/ports.js';
import { BROKERS, type Broker, startBroker } from '../../support/brokers/start-broker.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { waitFor } from '../../support/wait-for.js';

const NAME = 'shop/worker';

describe.each(BROKERS)('the lease of a service, on %s', (kind) => {
  const cleanup = createCleanup();
  let broker: Broker;
  let url: string;

  beforeAll(async () => {
    broker = await cleanup.add(startBroker(kind), (started) => started.stop());
    ({ url } = await broker.openRoom());
  });
  afterAll(() => cleanup.run());

  const connect = (): Promise<CeleryPort> =>
    cleanup.add(connectCelery({ url, transportOptions: {} }), (port) => port.close());

  it('is held by one of many that ask at the same moment, and free when that one closes', async () => {
    const runs = await Promise.all(Array.from({ length: 5 }, connect));
    const answers = await Promise.all(runs.map((run) => run.holdLease(NAME)));
    expect(answers.filter((isHeld) => isHeld)).toHaveLength(1);
    const holder = answers.indexOf(true);
    const [next, ...others] = runs.filter((_, index) => index !== holder);
    await expect(runs[holder]?.holdLease(NAME)).resolves.toBe(true);
    await expect(next?.holdLease(NAME)).resolves.toBe(false);
    await runs[holder]?.close();
    await expect(next?.holdLease(NAME)).resolves.toBe(true);
    for (const other of others) await expect(other.holdLease(NAME)).resolves.toBe(false);
    await next?.close();
  });

  it('is one for each service', async () => {
    const [one, another] = [await connect(), await connect()];
    await expect(one.holdLease(NAME)).resolves.toBe(true);
    await expect(another.holdLease('shop/worker-slow')).resolves.toBe(true);
    await Promise.all([one.close(), another.close()]);
  });
});

describe('the lease on Redis', () => {
  const cleanup = createCleanup();
  let admin: Redis;
  let url: string;
  const key = nameLease(NAME, 'celery');

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker('redis'), (started) => started.stop());
    ({ url } = await broker.openRoom());
    admin = await cleanup.add(new Redis(url), (client) => client.quit());
  });
  afterAll(() => cleanup.run());

  const open = (): RedisLease => {
    const parsed = parseBrokerUrl(url, {});
    if (!('settings' in parsed) || parsed.settings.transport !== 'redis') throw new Error('not Redis');
    const ignore = (): void => undefined;
    const newId = (): string => 'this-run';
    return new RedisLease(parsed.settings, {
      timings: DEFAULT_TIMINGS,
      now: Date.now,
      newId,
      debug: ignore,
      onReply: ignore,
      owed: () => 0,
      onDeaf: ignore,
    });
  };

  it('expires within a minute after a run that was killed, however often others ask', async () => {
    await admin.multi().lpush(key, 'a killed run').expire(key, 60).exec();
    await admin.expire(key, 40);
    const lease = open();
    for (let time = 0; time < 3; time += 1) await expect(lease.hold(NAME)).resolves.toBe(false);
    expect(await admin.ttl(key)).toBeLessThanOrEqual(40);
    expect(await admin.llen(key)).toBe(1);
    await admin.del(key);
    await expect(lease.hold(NAME)).resolves.toBe(true);
    expect(await admin.ttl(key)).toBeGreaterThan(50);
    await lease.release();
    expect(await admin.exists(key)).toBe(0);
  });

  it('is ours where the answer to the first attempt was lost', async () => {
    await admin.multi().lpush(key, 'this-run').expire(key, 60).exec();
    const lease = open();
    await expect(lease.hold(NAME)).resolves.toBe(true);
    await lease.release();
  });

  it('asking for a free one leaves no key without an expiry', async () => {
    const lease = open();
    await expect(lease.hold(NAME)).resolves.toBe(true);
    expect(await admin.ttl(key)).toBeGreaterThan(0);
    await lease.release();
  });
});

describe('the lease on RabbitMQ', () => {
  const cleanup = createCleanup();
  afterAll(() => cleanup.run());

  it('is taken again after its connection was lost', async () => {
    const { startRabbitmq } = await import('../../support/brokers/start-rabbitmq.js');
    const server = await cleanup.add(startRabbitmq(), (started) => started.stop());
    const connect = (): Promise<CeleryPort> =>
      cleanup.add(connectCelery({ url: server.urlOf('/'), transportOptions: {} }), (port) => port.close());
    const [one, another] = [await connect(), await connect()];
    await expect(one.holdLease(NAME)).resolves.toBe(true);
    await server.ctl('close_all_connections', 'a test');
    const queue = nameLease(NAME, 'celery');
    const isThere = async (): Promise<boolean> =>
      (await server.list('queues', '/')).some(({ name }) => name === queue);
    await waitFor('the lease', isThere, { timeoutMs: 20_000 });
    await expect(another.holdLease(NAME)).resolves.toBe(false);
  });
});

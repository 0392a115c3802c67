import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { type RedisServer, startRedis } from '../../support/brokers/start-redis.js';
import { waitFor } from '../../support/wait-for.js';

describe('a Redis that takes no writes', () => {
  const cleanup = createCleanup();
  let redis: RedisServer;
  let admin: Redis;
  const timings = { reconnectPausesMs: [0, 100] };
  const connect = () => connectCelery({ url: redis.url, transportOptions: {}, timings });

  beforeEach(async () => {
    redis = await cleanup.add(startRedis(), (server) => server.stop());
    admin = await cleanup.add(new Redis(redis.url), (client) => client.quit());
    const worker = startCeleryWorker({ brokerUrl: redis.url, node: 'w1@a', args: ['-P', 'solo'] });
    await cleanup.add(worker, (started) => started.stop());
  });
  afterEach(() => cleanup.run());

  const sicken: readonly (readonly [string, () => Promise<unknown>, () => Promise<unknown>, string])[] = [
    [
      'out of memory',
      () => admin.config('SET', 'maxmemory', '1'),
      () => admin.config('SET', 'maxmemory', '0'),
      'is out of memory (maxmemory, noeviction)',
    ],
    [
      'short of replicas',
      () => admin.config('SET', 'min-replicas-to-write', '1'),
      () => admin.config('SET', 'min-replicas-to-write', '0'),
      'too few of its replicas are connected',
    ],
  ];

  it.each(sicken)(
    '(%s) is refused, later on unreachable, and the worker lives through it',
    async (_state, begin, end, text) => {
      const early = await cleanup.add(connect(), (port) => port.close());
      expect((await early.ping()).counts).toEqual({ 'w1@a': 1 });
      await begin();
      await expect(connect()).rejects.toMatchObject({
        name: 'RefusedError',
        message: expect.stringMatching(/^broker-url: Redis at /) as unknown,
        problems: [expect.stringContaining(text)],
      });
      await expect(early.ping()).rejects.toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining(text) as unknown,
      });
      await expect(early.silence(['w1@a'], 'celery')).rejects.toMatchObject({ kind: 'unreachable' });
      await end();
      expect((await early.ping()).counts).toEqual({ 'w1@a': 1 });
      expect(await early.fetchQueues(['w1@a'])).toEqual({ 'w1@a': ['celery'] });
      expect(await admin.keys('*.trial.reply.celery.pidbox')).toEqual([]);
    },
  );

  it('is refused as a replica, and works once it is the primary', async () => {
    const primary = await cleanup.add(startRedis(), (server) => server.stop());
    const early = await cleanup.add(connect(), (port) => port.close());
    expect((await early.ping()).counts).toEqual({ 'w1@a': 1 });
    await admin.replicaof('127.0.0.1', primary.port);
    await expect(early.ping()).rejects.toMatchObject({ name: 'WorldError', kind: 'unreachable' });
    await waitFor('the replica', async () => (await admin.info('replication')).includes('link_status:up'));
    await expect(connect()).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringContaining('is a read-only replica: give the primary endpoint') as unknown,
    });
    await admin.replicaof('NO', 'ONE');
    const later = await cleanup.add(connect(), (port) => port.close());
    expect((await later.ping()).receivers).not.toBeNull();
  });
});

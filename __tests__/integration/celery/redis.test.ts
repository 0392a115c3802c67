import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { type CeleryWorker, startCeleryWorker } from '../../support/start-celery-worker.js';
import { type RedisServer, startRedis } from '../../support/start-redis.js';
import { waitFor } from '../../support/wait-for.js';

let redis: RedisServer;
let worker: CeleryWorker;
let celery: CeleryPort;

beforeAll(async () => {
  redis = await startRedis();
  worker = await startCeleryWorker({
    brokerUrl: redis.url,
    node: 'w1@a',
    args: ['-c', '1', '-Q', 'one,two'],
  });
  celery = await connectCelery({ url: redis.url, transportOptions: {} });
});

afterAll(async () => {
  await celery.close();
  await worker.stop();
  await redis.stop();
});

describe('a worker on Redis', () => {
  it('answers a ping', async () => {
    expect(await celery.ping()).toEqual({ counts: { 'w1@a': 1 }, receivers: 1 });
  });

  it('says what it is', async () => {
    expect(await celery.fetchProfiles(['w1@a'])).toEqual([{ node: 'w1@a', pool: 'prefork', jsonOnly: true }]);
  });

  it('is silenced and restored', async () => {
    expect(await celery.silence(['w1@a'], 'one')).toEqual([{ node: 'w1@a', accepted: true, error: null }]);
    await waitFor('one queue', async () => (await celery.fetchQueues(['w1@a']))['w1@a']?.join() === 'two');
    expect(await celery.restore(['w1@a'], 'one')).toEqual([{ node: 'w1@a', accepted: true, error: null }]);
    await waitFor('both queues', async () => (await celery.fetchQueues(['w1@a']))['w1@a']?.length === 2);
  });

  it('shows an idle look', async () => {
    const [look] = await celery.look([{ node: 'w1@a', pool: 'prefork', jsonOnly: true }]);
    expect(look).toEqual({
      node: 'w1@a',
      answered: true,
      queues: expect.any(Array),
      active: [],
      reserved: [],
      scheduled: [],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { findFreePort } from '../../support/find-free-port.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { startProcess } from '../../support/start-process.js';
import { startRedis } from '../../support/brokers/start-redis.js';

const cleanup = createCleanup();
afterAll(() => cleanup.run());

describe('a Redis behind a Sentinel', () => {
  const options = { master_name: 'shop', sentinel_kwargs: { password: 'sentinel-pw' } };
  let url: string;

  beforeAll(async () => {
    const redis = await cleanup.add(startRedis({ args: ['--requirepass', 'pw'] }), (server) => server.stop());
    const port = await findFreePort();
    const file = join(mkdtempSync(join(tmpdir(), 'sentinel-')), 'sentinel.conf');
    const lines = [`port ${String(port)}`, 'bind 127.0.0.1', 'requirepass sentinel-pw'];
    lines.push(`sentinel monitor shop 127.0.0.1 ${String(redis.port)} 1`, 'sentinel auth-pass shop pw');
    writeFileSync(file, [...lines, ''].join('\n'));
    const sentinel = startProcess({
      command: 'redis-server',
      args: [file, '--sentinel'],
      ready: /\+monitor master shop/,
      readyWithinMs: 15_000,
      install: 'apt-get install redis-server',
    });
    await cleanup.add(sentinel, (server) => server.stop());
    url = `sentinel://:pw@127.0.0.1:${String(port)}/3`;
    const env = { CELERY_SETTINGS: JSON.stringify({ broker_transport_options: options }) };
    const start = startCeleryWorker({ brokerUrl: url, node: 'w1@a', args: ['-c', '1'], env });
    await cleanup.add(start, (worker) => worker.stop());
  });

  it('is found by the name of its master, with workers that do not format their channel', async () => {
    const celery = await connectCelery({ url, transportOptions: options });
    expect(await celery.ping()).toEqual({ counts: { 'w1@a': 1 }, receivers: 1 });
    expect(await celery.fetchQueues(['w1@a'])).toEqual({ 'w1@a': ['celery'] });
    await celery.close();
  });

  it.each([
    [{ ...options, master_name: 'other' }, 'master_name'],
    [{ ...options, sentinel_kwargs: { password: 'wrong' } }, 'sentinel_kwargs'],
  ])('is refused with %j', async (transportOptions, text) => {
    const connecting = connectCelery({ url, transportOptions, timings: { connectMs: 3000 } });
    await expect(connecting).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringContaining(text) as unknown,
    });
  });
});

describe('a worker that answers in pickle', () => {
  it('is not called idle, and the reason is named', async () => {
    const redis = await cleanup.add(startRedis(), (server) => server.stop());
    const settings = { task_serializer: 'pickle', accept_content: ['json', 'pickle'] };
    const env = { CELERY_SETTINGS: JSON.stringify(settings) };
    const start = startCeleryWorker({ brokerUrl: redis.url, node: 'w1@a', args: ['-c', '1'], env });
    await cleanup.add(start, (worker) => worker.stop());
    const celery = await connectCelery({ url: redis.url, transportOptions: {} });
    expect(await celery.ping()).toEqual({ counts: {}, receivers: 1 });
    expect(await celery.look([{ node: 'w1@a', pool: null, jsonOnly: false }])).toMatchObject([
      { answered: false },
    ]);
    expect(await celery.explainNoReceivers()).toContain("set task_serializer='json'");
    await celery.close();
  });

  it('that only accepts pickle too is not asked what could break it', async () => {
    const redis = await cleanup.add(startRedis(), (server) => server.stop());
    const env = { CELERY_SETTINGS: JSON.stringify({ accept_content: ['json', 'pickle'] }) };
    const start = startCeleryWorker({ brokerUrl: redis.url, node: 'w1@a', args: ['-c', '1'], env });
    await cleanup.add(start, (worker) => worker.stop());
    const celery = await connectCelery({ url: redis.url, transportOptions: {} });
    const profiles = await celery.fetchProfiles(['w1@a']);
    expect(profiles).toEqual([{ node: 'w1@a', pool: 'prefork', jsonOnly: false }]);
    expect(await celery.look(profiles)).toEqual([
      { node: 'w1@a', answered: true, queues: ['celery'], active: [], reserved: null, scheduled: [] },
    ]);
    await celery.close();
  });
});

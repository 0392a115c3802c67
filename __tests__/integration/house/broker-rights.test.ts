import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { type Cleanup, createCleanup } from '../../support/create-cleanup.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { type RabbitmqServer, startRabbitmq } from '../../support/brokers/start-rabbitmq.js';
import { type RedisServer, startRedis } from '../../support/brokers/start-redis.js';
import { waitFor } from '../../support/wait-for.js';

const readme = readFileSync('README.md', 'utf8');
const PASSWORD = 'only-the-pidbox';
const NODE = 'w1@rights';

/** The words of the command block in README that begins with `begin`. */
function readCommand(begin: string): string[] {
  const from = readme.indexOf(begin);
  const block = from < 0 ? '' : readme.slice(from, readme.indexOf('```', from));
  return block.split(/[\s\\]*\n\s*|\s+/).filter((word) => word !== '');
}

async function addWorker(cleanup: Cleanup, brokerUrl: string): Promise<void> {
  const worker = startCeleryWorker({ brokerUrl, node: NODE, args: ['-c', '1'] });
  await cleanup.add(worker, (started) => started.stop());
}

/** Every command of a drain, once. */
async function expectDrainAndRestore(celery: CeleryPort): Promise<void> {
  expect(await celery.holdLease('shop/worker')).toBe(true);
  expect((await celery.ping()).counts).toEqual({ [NODE]: 1 });
  expect(await celery.fetchMailboxes([NODE])).toEqual([NODE]);
  const profiles = await celery.fetchProfiles([NODE]);
  expect(profiles).toHaveLength(1);
  expect(await celery.silence([NODE], 'celery')).toEqual([{ node: NODE, accepted: true, error: null }]);
  await waitFor('no queue', async () => (await celery.fetchQueues([NODE]))[NODE]?.length === 0);
  expect(await celery.look(profiles)).toMatchObject([{ node: NODE, answered: true, active: [] }]);
  expect(await celery.restore([NODE], 'celery')).toEqual([{ node: NODE, accepted: true, error: null }]);
  await waitFor('its queue', async () => (await celery.fetchQueues([NODE]))[NODE]?.join() === 'celery');
}

describe('the Redis rights in README', () => {
  const cleanup = createCleanup();
  let redis: RedisServer;
  let url: string;

  beforeAll(async () => {
    redis = await cleanup.add(startRedis(), (server) => server.stop());
    await addWorker(cleanup, redis.url);
    const command = readCommand('ACL SETUSER handover').map((word) =>
      word.replace('>PASSWORD', `>${PASSWORD}`).replace('/N.', '/0.'),
    );
    const admin = new Redis(redis.url);
    await admin.call('ACL', command.slice(1));
    await admin.quit();
    url = `redis://handover:${PASSWORD}@127.0.0.1:${redis.port}/0`;
  });

  afterAll(() => cleanup.run());

  test('are enough for a drain', async () => {
    const celery = await connectCelery({ url, transportOptions: {} });
    await expectDrainAndRestore(celery);
    await celery.close();
  });

  test('do not include access to jobs', async () => {
    const user = new Redis(url, { enableReadyCheck: false });
    await expect(user.lpush('celery', 'job')).rejects.toThrow('NOPERM');
    await expect(user.brpop('celery', 1)).rejects.toThrow('NOPERM');
    user.disconnect();
  });
});

describe('the RabbitMQ rights in README', () => {
  const cleanup = createCleanup();
  let rabbitmq: RabbitmqServer;
  let url: string;

  beforeAll(async () => {
    rabbitmq = await cleanup.add(startRabbitmq(), (server) => server.stop());
    await addWorker(cleanup, rabbitmq.url);
    const words = readCommand('rabbitmqctl set_permissions').map((word) => word.replaceAll("'", ''));
    await rabbitmq.ctl('add_user', 'handover', PASSWORD);
    await rabbitmq.ctl(...words.slice(1).map((word) => (word === 'VHOST' ? '/' : word)));
    url = rabbitmq.urlOf('/', { name: 'handover', password: PASSWORD });
  });

  afterAll(() => cleanup.run());

  test('are enough for a drain', async () => {
    const celery = await connectCelery({ url, transportOptions: {} });
    await expectDrainAndRestore(celery);
    await celery.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { type RedisServer, startRedis } from '../../support/brokers/start-redis.js';
import { waitFor } from '../../support/wait-for.js';

const PASSWORD = 'p@ss/w+rd%1';
const RIGHTS = '+publish +brpop +del +lpush +expire +multi +exec +smembers +select +ping'.split(' ');
const KEYS = ['~*.reply.celery.pidbox', '~_kombu.binding.celery.pidbox', '&/3.celery.pidbox'];

describe('a Redis with a password', () => {
  const cleanup = createCleanup();
  let redis: RedisServer;
  let admin: Redis;
  const urlOf = (user: string, password: string, database: number): string =>
    `redis://${user}:${encodeURIComponent(password)}@127.0.0.1:${String(redis.port)}/${String(database)}`;
  const problemsAt = (url: string): Promise<unknown> =>
    connectCelery({ url, transportOptions: {}, timings: { connectMs: 2000 } }).then(
      (port) => port.close(),
      (error: unknown) => error,
    );

  beforeAll(async () => {
    redis = await cleanup.add(startRedis({ args: ['--requirepass', PASSWORD] }), (server) => server.stop());
    admin = await cleanup.add(new Redis(urlOf('', PASSWORD, 0)), (client) => client.quit());
    const start = async (brokerUrl: string, node: string, settings: object): Promise<void> => {
      const env = { CELERY_SETTINGS: JSON.stringify(settings) };
      await cleanup.add(startCeleryWorker({ brokerUrl, node, args: ['-c', '1'], env }), (worker) =>
        worker.stop(),
      );
    };
    await start(urlOf('', PASSWORD, 3), 'plain@a', {});
    await start(urlOf('', PASSWORD, 4), 'prefix@a', {
      broker_transport_options: { global_keyprefix: 'pfx:' },
    });
    await start(urlOf('', PASSWORD, 5), 'bare@a', { broker_transport_options: { fanout_prefix: false } });
    await start(urlOf('', PASSWORD, 6), 'mine@a', { control_exchange: 'mine' });
  });

  afterAll(() => cleanup.run());

  it.each([
    [3, {}, 'plain@a'],
    [4, { global_keyprefix: 'pfx:' }, 'prefix@a'],
    [5, { fanout_prefix: false }, 'bare@a'],
    [6, { control_exchange: 'mine' }, 'mine@a'],
  ])('finds the worker of database %d with %j', async (database, transportOptions, node) => {
    const celery = await connectCelery({ url: urlOf('', PASSWORD, database), transportOptions });
    expect(await celery.ping()).toEqual({ counts: { [node]: 1 }, receivers: 1 });
    expect(await celery.fetchMailboxes([])).toEqual([node]);
    await celery.close();
  });

  it('finds it by the second URL of a list, with the password and the database of that URL', async () => {
    const url = `redis://:other@127.0.0.1:1/9;${urlOf('', PASSWORD, 3)}`;
    const celery = await connectCelery({ url, transportOptions: {} });
    expect(celery.where).toBe(`Redis at 127.0.0.1:${String(redis.port)}, database 3`);
    expect((await celery.ping()).counts).toEqual({ 'plain@a': 1 });
    await celery.close();
  });

  it.each([
    [4, '"global_keyprefix\\":\\"pfx:\\"'],
    [6, 'control_exchange'],
    [7, 'check the number of the database'],
  ])('says why no worker answers on database %d', async (database, hint) => {
    const celery = await connectCelery({ url: urlOf('', PASSWORD, database), transportOptions: {} });
    expect(await celery.ping()).toEqual({ counts: {}, receivers: 0 });
    expect(await celery.explainNoReceivers()).toContain(hint.replaceAll('\\"', '"').replace(/^"/, '"'));
    await celery.close();
  });

  it.each([
    ['a wrong password', () => urlOf('', 'wrong', 0), 'refused user and password'],
    ['no password', () => `redis://127.0.0.1:${String(redis.port)}/0`, 'requires a password'],
    ['a database that is not there', () => urlOf('', PASSWORD, 999), 'no database of that number'],
    ['TLS where none is', () => urlOf('', PASSWORD, 0).replace('redis', 'rediss'), 'TLS'],
    ['a port where nobody listens', () => 'redis://127.0.0.1:1/0', 'refused the connection'],
  ])('refuses %s, and never shows a password', async (_what, url, text) => {
    const error = (await problemsAt(url())) as Error;
    expect(error).toMatchObject({ name: 'RefusedError', message: expect.stringContaining(text) as unknown });
    expect(error.message).toMatch(/^broker-url: Redis at 127\.0\.0\.1:\d+, database \d+, /);
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain('p@ss');
  });

  it('the documented rights are enough for everything', async () => {
    await admin.call('ACL', 'SETUSER', 'deploy', 'on', `>${PASSWORD}`, 'resetkeys', ...KEYS, ...RIGHTS);
    const celery = await connectCelery({ url: urlOf('deploy', PASSWORD, 3), transportOptions: {} });
    const profile = { node: 'plain@a', pool: 'prefork', jsonOnly: true };
    expect((await celery.ping()).counts).toEqual({ 'plain@a': 1 });
    expect(await celery.fetchProfiles(['plain@a'])).toEqual([profile]);
    expect(await celery.look([profile])).toMatchObject([{ answered: true, queues: ['celery'] }]);
    expect(await celery.fetchMailboxes([])).toEqual(['plain@a']);
    expect(await celery.silence(['nobody@a'], 'x')).toMatchObject([{ accepted: false, error: null }]);
    await celery.close();
    const keys = await new Promise<string[]>((resolve, reject) => {
      const client = new Redis(urlOf('', PASSWORD, 3));
      client
        .keys('*.reply.celery.pidbox')
        .then(resolve, reject)
        .finally(() => void client.quit());
    });
    expect(keys).toHaveLength(1);
  });

  it.each([
    ['publish', 'the command publish'],
    ['brpop', 'the command brpop'],
    ['smembers', 'the command smembers'],
  ])('names the missing right to a user without %s', async (command, text) => {
    const rights = [...RIGHTS, `-${command}`];
    await admin.call('ACL', 'SETUSER', `no-${command}`, 'reset', 'on', `>${PASSWORD}`, ...KEYS, ...rights);
    const celery = await connectCelery({ url: urlOf(`no-${command}`, PASSWORD, 3), transportOptions: {} });
    const trial = command === 'smembers' ? celery.fetchMailboxes([]) : celery.ping();
    await expect(trial).rejects.toMatchObject({ message: expect.stringContaining(text) as unknown });
    await celery.close();
  });

  it('reconnects when the server kills the connection', async () => {
    const debug: string[] = [];
    const celery = await connectCelery({
      url: urlOf('', PASSWORD, 3),
      transportOptions: {},
      debug: (line) => void debug.push(line),
    });
    await celery.ping();
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await waitFor('the loss', () => debug.some((line) => line.includes('was lost')));
    await waitFor('the worker to be back', async () => (await celery.ping()).counts['plain@a'] === 1);
    expect(await celery.fetchQueues(['plain@a'])).toEqual({ 'plain@a': ['celery'] });
    await celery.close();
  });
});

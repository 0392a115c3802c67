import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { type RabbitmqServer, startRabbitmq } from '../../support/brokers/start-rabbitmq.js';
import { waitFor } from '../../support/wait-for.js';

const USER = { name: 'de@ploy', password: 'p@ss/w+rd%1' };
const OURS = '^(reply\\.celery\\.pidbox|.*\\.reply\\.celery\\.pidbox)$';
const PROFILE = { node: 'w1@a', pool: 'prefork', jsonOnly: true };

describe('a RabbitMQ with users and vhosts', () => {
  const cleanup = createCleanup();
  let rabbitmq: RabbitmqServer;

  beforeAll(async () => {
    rabbitmq = await cleanup.add(startRabbitmq(), (server) => server.stop());
    await rabbitmq.createVhost('a/b');
    await rabbitmq.createVhost('empty');
    const start = startCeleryWorker({ brokerUrl: rabbitmq.urlOf('a/b'), node: 'w1@a', args: ['-c', '1'] });
    await cleanup.add(start, (worker) => worker.stop());
    const write = '^(celery\\.pidbox|.*\\.reply\\.celery\\.pidbox)$';
    const read = '^(reply\\.celery\\.pidbox|.*\\.reply\\.celery\\.pidbox)$';
    await rabbitmq.addUser({ ...USER, vhost: 'a/b', configure: OURS, write, read });
    await rabbitmq.addUser({
      name: 'mute',
      password: 'mute',
      vhost: 'a/b',
      configure: OURS,
      write: OURS,
      read,
    });
  });

  afterAll(() => cleanup.run());

  it('the documented rights are enough for everything', async () => {
    const celery = await connectCelery({ url: rabbitmq.urlOf('a/b', USER), transportOptions: {} });
    expect(await celery.ping()).toEqual({ counts: { 'w1@a': 1 }, receivers: null });
    expect(await celery.fetchProfiles(['w1@a'])).toEqual([PROFILE]);
    expect(await celery.look([PROFILE])).toMatchObject([{ answered: true, queues: ['celery'] }]);
    expect(await celery.fetchMailboxes(['w1@a', 'w2@a'])).toEqual(['w1@a']);
    await celery.close();
  });

  it('names the missing rights to a user without the right to send', async () => {
    const url = rabbitmq.urlOf('a/b', { name: 'mute', password: 'mute' });
    const celery = await connectCelery({ url, transportOptions: {} });
    await expect(celery.ping()).rejects.toMatchObject({
      message: expect.stringContaining('write on the exchange <control_exchange>.pidbox') as unknown,
    });
    await celery.close();
  });

  it.each([
    [
      'a wrong password',
      () => rabbitmq.urlOf('a/b', { ...USER, password: 'wrong' }),
      'refused user and password',
    ],
    ['a vhost that does not exist', () => rabbitmq.urlOf('nope'), 'no such vhost'],
    ['a vhost that is not for this user', () => rabbitmq.urlOf('empty', USER), 'no permission'],
    ['a port where nobody listens', () => 'amqp://127.0.0.1:1//', 'refused the connection'],
  ])('refuses %s, and never shows a password', async (_what, url, text) => {
    const error: unknown = await connectCelery({ url: url(), transportOptions: {} }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'RefusedError', message: expect.stringContaining(text) as unknown });
    const { message, stack, cause } = error as Error;
    expect(message).toMatch(/^broker-url: RabbitMQ at 127\.0\.0\.1:\d+, vhost [^ ]+, /);
    expect(JSON.stringify([message, stack, cause])).not.toMatch(/p@ss|de@ploy/);
  });

  it('finds no worker in an empty vhost, changes nothing there, and says why', async () => {
    const celery = await connectCelery({ url: rabbitmq.urlOf('empty'), transportOptions: {} });
    expect(await celery.ping()).toEqual({ counts: {}, receivers: 0 });
    expect(await celery.explainNoReceivers()).toContain('No worker has ever used this vhost');
    await celery.close();
    const exchanges = await rabbitmq.list('exchanges', 'empty');
    expect(exchanges.filter(({ name }) => String(name).includes('pidbox'))).toEqual([]);
  });

  it('tries the next server of the list', async () => {
    const url = `amqp://127.0.0.1:1//;${rabbitmq.urlOf('a/b')}`;
    const celery = await connectCelery({ url, transportOptions: {} });
    expect(celery.where).toBe(`RabbitMQ at 127.0.0.1:${String(rabbitmq.port)}, vhost a/b`);
    await celery.close();
  });

  it('leaves no queue behind', async () => {
    const names = async (): Promise<string> =>
      (await rabbitmq.list('queues', 'a/b'))
        .map(({ name }) => String(name))
        .sort()
        .join();
    const ofTheWorker = 'celery,w1@a.celery.pidbox';
    await waitFor('our queues to be gone', async () => (await names()) === ofTheWorker, {}, names);
    expect(await names()).toBe(ofTheWorker);
  });

  it('reconnects when the server closes the connection', async () => {
    const debug: string[] = [];
    const url = rabbitmq.urlOf('a/b');
    const celery = await connectCelery({ url, transportOptions: {}, debug: (line) => void debug.push(line) });
    await celery.ping();
    await rabbitmq.ctl('close_all_connections', '--vhost', 'a/b', 'test');
    await waitFor('the loss', () => debug.some((line) => line.includes('was lost')));
    await waitFor('the worker to be back', async () => (await celery.ping()).counts['w1@a'] === 1);
    expect(await waitFor('its queue', async () => (await celery.fetchQueues(['w1@a']))['w1@a'])).toEqual([
      'celery',
    ]);
    await celery.close();
  });
});

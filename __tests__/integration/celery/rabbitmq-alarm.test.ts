import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { type RabbitmqServer, startRabbitmq } from '../../support/brokers/start-rabbitmq.js';
import { waitFor } from '../../support/wait-for.js';

const ALARM = 'has a memory or disk alarm and takes no messages';

describe('a RabbitMQ with a memory alarm', () => {
  const cleanup = createCleanup();
  let rabbitmq: RabbitmqServer;
  const connect = () => connectCelery({ url: rabbitmq.urlOf('v'), transportOptions: {} });
  const setLimit = (limit: string) => rabbitmq.ctl('set_vm_memory_high_watermark', 'absolute', limit);

  beforeAll(async () => {
    rabbitmq = await cleanup.add(startRabbitmq(), (server) => server.stop());
    await rabbitmq.createVhost('v');
    const worker = startCeleryWorker({ brokerUrl: rabbitmq.urlOf('v'), node: 'w1@a', args: ['-P', 'solo'] });
    await cleanup.add(worker, (started) => started.stop());
  });
  afterAll(() => cleanup.run());

  it('is refused by the first ping, later on unreachable, and no command arrives after it', async () => {
    const [early, other] = await Promise.all([connect(), connect()]);
    expect((await early.ping()).counts).toEqual({ 'w1@a': 1 });
    expect((await other.ping()).counts).toEqual({ 'w1@a': 1 });
    await setLimit('1MB');
    const late = await connect();
    await expect(late.ping()).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringContaining(ALARM) as unknown,
    });
    await expect(early.silence(['w1@a'], 'celery')).rejects.toMatchObject({
      name: 'WorldError',
      kind: 'unreachable',
      message: expect.stringContaining(ALARM) as unknown,
    });
    await expect(other.fetchQueues(['w1@a'])).rejects.toMatchObject({ kind: 'unreachable' });
    await Promise.all([early.close(), other.close(), late.close()]);
    await setLimit('512MB');
    // RabbitMQ now reads what is left of the blocked connections, and then closes them.
    await waitFor('the end of our connections', async () => {
      const listed = await rabbitmq.ctl('list_connections', 'client_properties');
      return !listed.includes('ecs-handover');
    });
    const later = await cleanup.add(connect(), (port) => port.close());
    expect(await later.fetchQueues(['w1@a'])).toEqual({ 'w1@a': ['celery'] });
  });
});

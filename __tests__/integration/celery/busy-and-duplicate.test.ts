import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { enqueueHold } from '../../support/brokers/run-celery.js';
import { BROKERS, startBroker } from '../../support/brokers/start-broker.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { waitFor } from '../../support/wait-for.js';

const timings = { pingMs: 1000, blindPingMs: 500, answerMs: 500 };

describe.each(BROKERS)('on %s', (kind) => {
  const cleanup = createCleanup();
  let soloUrl: string;
  let twinUrl: string;
  let solo: CeleryPort;
  let twins: CeleryPort;
  const debug: string[] = [];

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker(kind), (server) => server.stop());
    soloUrl = (await broker.openRoom()).url;
    twinUrl = (await broker.openRoom()).url;
    const start = async (brokerUrl: string, node: string, args: string[]): Promise<void> => {
      await cleanup.add(startCeleryWorker({ brokerUrl, node, args }), (worker) => worker.stop());
    };
    await start(soloUrl, 'solo@a', ['-P', 'solo']);
    await start(twinUrl, 'twin@a', ['-c', '1', '-Q', 'one']);
    await start(twinUrl, 'twin@a', ['-c', '1', '-Q', 'two']);
    const connect = (url: string): Promise<CeleryPort> =>
      connectCelery({ url, transportOptions: {}, timings, debug: (line) => void debug.push(line) });
    solo = await cleanup.add(connect(soloUrl), (port) => port.close());
    twins = await cleanup.add(connect(twinUrl), (port) => port.close());
  });

  afterAll(() => cleanup.run());

  it('a solo worker that runs a job does not answer, is never called idle, and is asked once until it answers', async () => {
    const profile = { node: 'solo@a', pool: 'solo', jsonOnly: true };
    expect(await solo.look([profile])).toMatchObject([{ answered: true, active: [] }]);
    await enqueueHold(soloUrl, 6);
    await waitFor('silence', async () => (await solo.look([profile]))[0]?.answered === false);
    const asked = debug.length;
    expect(await solo.look([profile])).toMatchObject([{ answered: false }]);
    expect(await solo.fetchQueues(['solo@a'])).toEqual({});
    expect(debug.slice(asked)).toEqual([]);
    expect(await solo.ping()).toEqual({ counts: {}, receivers: kind === 'redis' ? 1 : null });
    expect(await solo.fetchMailboxes(['solo@a'])).toEqual(['solo@a']);
    expect(await solo.silence(['solo@a'], 'celery')).toEqual([
      { node: 'solo@a', accepted: false, error: null },
    ]);
    const look = await waitFor('its late answer', async () => {
      const [seen] = await solo.look([profile]);
      return seen?.answered && seen;
    });
    expect(look).toMatchObject({ queues: [], active: [], reserved: [] });
  });

  it('two workers of one name are counted', async () => {
    const { counts } = await twins.ping();
    expect(counts).toEqual({ 'twin@a': 2 });
  });

  it('of two workers of one name both answer on Redis, and one on RabbitMQ', async () => {
    await twins.ping();
    const queues = (await twins.fetchQueues(['twin@a']))['twin@a'] ?? [];
    const heard = { redis: ['one,two'], rabbitmq: ['one', 'two'] }[kind];
    expect(heard).toContain([...queues].sort().join());
    const profile = { node: 'twin@a', pool: null, jsonOnly: true };
    expect(await twins.look([profile])).toMatchObject([{ answered: true, active: [] }]);
    await enqueueHold(twinUrl, 3, { queue: 'two' });
    const look = await waitFor('the job of either', async () => {
      const [seen] = await twins.look([profile]);
      return seen?.answered === true && seen.active.length > 0 && seen;
    });
    expect(look.active).toHaveLength(1);
  });
});

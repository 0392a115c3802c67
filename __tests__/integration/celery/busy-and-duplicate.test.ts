import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** A file whose existence ends the jobs, for the solo worker and for the twins. */
  const releases = { solo: '', twins: '' };
  let twinUrl: string;
  let solo: CeleryPort;
  let twins: CeleryPort;
  const debug: string[] = [];

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker(kind), (server) => server.stop());
    soloUrl = (await broker.openRoom()).url;
    twinUrl = (await broker.openRoom()).url;
    const folder = await cleanup.add(mkdtempSync(join(tmpdir(), 'busy-')), (path) => {
      rmSync(path, { recursive: true });
    });
    Object.assign(releases, { solo: join(folder, 'solo'), twins: join(folder, 'twins') });
    const start = async (brokerUrl: string, node: string, RELEASE: string, args: string[]): Promise<void> => {
      const worker = startCeleryWorker({ brokerUrl, node, args, env: { RELEASE } });
      await cleanup.add(worker, (started) => started.stop());
    };
    await start(soloUrl, 'solo@a', releases.solo, ['-P', 'solo']);
    await start(twinUrl, 'twin@a', releases.twins, ['-c', '1', '-Q', 'one']);
    await start(twinUrl, 'twin@a', releases.twins, ['-c', '1', '-Q', 'two']);
    const connect = (url: string): Promise<CeleryPort> =>
      connectCelery({ url, transportOptions: {}, timings, debug: (line) => void debug.push(line) });
    solo = await cleanup.add(connect(soloUrl), (port) => port.close());
    twins = await cleanup.add(connect(twinUrl), (port) => port.close());
  });

  afterAll(() => cleanup.run());

  it('a solo worker that runs a job does not answer, is never called idle, and is asked once until it answers', async () => {
    const profile = { node: 'solo@a', pool: 'solo', jsonOnly: true };
    expect(await solo.look([profile])).toMatchObject([{ answered: true, active: [] }]);
    await enqueueHold(soloUrl, 300);
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
    writeFileSync(releases.solo, '');
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
    await enqueueHold(twinUrl, 300, { queue: 'two' });
    const look = await waitFor('the job of either', async () => {
      const [seen] = await twins.look([profile]);
      return seen?.answered === true && seen.active.length > 0 && seen;
    });
    expect(look.active).toHaveLength(1);
    writeFileSync(releases.twins, '');
  });
});

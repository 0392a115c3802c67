import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { WorkerProfile } from '../../../src/model/worker.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { enqueueHold, runCelery } from '../../support/brokers/run-celery.js';
import { BROKERS, startBroker } from '../../support/brokers/start-broker.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { waitFor } from '../../support/wait-for.js';

const NODE = 'café-ü@höst';
const PROFILE: WorkerProfile = { node: NODE, pool: 'prefork', jsonOnly: true };

describe.each(BROKERS)('a worker on %s', (kind) => {
  const cleanup = createCleanup();
  let url: string;
  /** A file whose existence ends the jobs. */
  let release: string;
  let celery: CeleryPort;

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker(kind), (server) => server.stop());
    ({ url } = await broker.openRoom());
    const args = ['-c', '1', '-Q', 'celery,größe-キュー'];
    const folder = await cleanup.add(mkdtempSync(join(tmpdir(), 'control-')), (path) => {
      rmSync(path, { recursive: true });
    });
    release = join(folder, 'release');
    const worker = { brokerUrl: url, node: NODE, args, env: { RELEASE: release } };
    await cleanup.add(startCeleryWorker(worker), (started) => started.stop());
    celery = await cleanup.add(connectCelery({ url, transportOptions: {} }), (port) => port.close());
  });

  afterAll(() => cleanup.run());

  it('answers a ping', async () => {
    expect(await celery.ping()).toEqual({ counts: { [NODE]: 1 }, receivers: kind === 'redis' ? 1 : null });
  });

  it('reports its pool and its serializers', async () => {
    expect(await celery.fetchProfiles([NODE])).toEqual([PROFILE]);
  });

  it('has a mailbox, and an unknown node has none', async () => {
    expect(await celery.fetchMailboxes([NODE, 'nobody@here'])).toEqual([NODE]);
  });

  it('stops consuming one queue and starts again', async () => {
    const done = [{ node: NODE, accepted: true, error: null }];
    expect(await celery.silence([NODE], 'größe-キュー')).toEqual(done);
    await waitForQueues(celery, ['celery']);
    expect(await celery.restore([NODE], 'größe-キュー')).toEqual(done);
    await waitForQueues(celery, ['celery', 'größe-キュー']);
  });

  it('is idle, and an unknown node is not', async () => {
    const looks = await celery.look([PROFILE, { node: 'nobody@here', pool: null, jsonOnly: true }]);
    expect(looks).toMatchObject([
      { node: NODE, answered: true, active: [], reserved: [], scheduled: [] },
      { node: 'nobody@here', answered: false, queues: [] },
    ]);
  });

  it('lists its jobs with their ages, and none of their arguments', async () => {
    const beforeMs = Date.now();
    const running = await enqueueHold(url, 300, { args: ['hunter2'] });
    const waiting = await enqueueHold(url, 0);
    const later = await enqueueHold(url, 0, { countdown: 3600 });
    const look = await waitFor('all three jobs', async () => {
      const [seen] = await celery.look([PROFILE]);
      return seen?.active.length === 1 && seen.reserved?.length === 1 && seen.scheduled.length === 1 && seen;
    });
    expect(look).toEqual({
      node: NODE,
      answered: true,
      queues: expect.arrayContaining(['celery']) as unknown,
      active: [
        { id: running, name: 'tests.hold', startedAtMs: expect.any(Number) as unknown, acknowledged: true },
      ],
      reserved: [{ id: waiting, name: 'tests.hold', startedAtMs: null, acknowledged: false }],
      scheduled: [{ id: later, name: 'tests.hold', etaMs: expect.any(Number) as unknown }],
    });
    const startedAtMs = look.active[0]?.startedAtMs ?? 0;
    expect(startedAtMs).toBeGreaterThan(beforeMs - 1000);
    expect(startedAtMs).toBeLessThan(Date.now() + 1000);
    expect((look.scheduled[0]?.etaMs ?? 0) - beforeMs).toBeGreaterThan(3500e3);
    expect(JSON.stringify(look)).not.toContain('hunter2');
    await runCelery(url, ['control', '-d', NODE, 'revoke', later]);
    await waitFor('the revoked job to be left out', async () => {
      const [seen] = await celery.look([PROFILE]);
      return seen?.answered === true && seen.scheduled.length === 0;
    });
    writeFileSync(release, '');
    await waitFor('the jobs to end', async () => (await celery.look([PROFILE]))[0]?.active.length === 0);
  });
});

async function waitForQueues(celery: CeleryPort, queues: readonly string[]): Promise<void> {
  const fetch = async (): Promise<readonly string[]> => (await celery.fetchQueues([NODE]))[NODE] ?? [];
  await waitFor(queues.join(), async () => [...(await fetch())].sort().join() === [...queues].sort().join());
}

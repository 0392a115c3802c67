/** What the log says while jobs are waited for; a poll every 3 or 5 s. */
import { describe, expect, test } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { NOW_MS } from '../../../support/builders/world.js';
import { aScene, anOverlap, nodeOf, type Scene } from '../../../support/fakes/scenario.js';

/** Began a minute before the run. */
const job = (id: string) => ({ id, name: 'shop.cook', startedAtMs: NOW_MS - 60_000 });

/** Each old worker holds one job of the same name; they end at these times. */
function holdJobs(scene: Scene, ends: readonly number[], consumes: boolean): void {
  for (const [index, task] of scene.old.entries()) {
    const queues = consumes ? {} : { queues: [] };
    scene.celery.workers.set(nodeOf(task), aWorker({ ...queues, active: [job(`job-${String(index)}`)] }));
    scene.at(ends[index] ?? 0, () => {
      const worker = scene.celery.workers.get(nodeOf(task));
      if (worker !== undefined) worker.active = [];
    });
  }
}

describe('long waits', () => {
  test('a drain: a line a change, and every 30 s a bar, and who serves', async () => {
    const scene = aScene();
    // The scene itself ends all jobs at 20 s; these come after.
    scene.at(20_001, () => {
      holdJobs(scene, [42_000, 90_000], false);
    });
    await runPhases(scene.run);
    const log = scene.lines.join('\n');
    expect(log).toMatch(/^0 of 2 workers idle or gone, 2 jobs running$/m);
    expect(log).toMatch(/^0 of 2 workers idle or gone, 1 job running, 42 s$/m);
    expect(log).toMatch(/^still: 1 of 2 workers idle or gone, 1 job running, 1 min/m);
    expect(log).toMatch(
      /^\[##-{18}\] 1 min \d+ s of at most 10 min.*\. Revision shop:45 serves: 2 of 2 tasks running\.$/m,
    );
  });

  test('a hand-over: how many jobs the old tasks still finish', async () => {
    const scene = anOverlap();
    scene.at(20_001, () => {
      holdJobs(scene, [60_000, 120_000], false);
    });
    await runPhases(scene.run);
    const log = scene.lines.join('\n');
    expect(log).toMatch(/^2 of 2 new tasks running, 2 old tasks finishing 2 jobs, \d+ s$/m);
    expect(log).toMatch(/^2 of 2 new tasks running, 1 old task finishing 1 job, 1 min/m);
    expect(log).toMatch(/^still: 2 of 2 new tasks running, 1 old task finishing 1 job, 1 min/m);
    expect(log).toMatch(
      /^\[#+-+\] .*Revision shop:46 serves: 2 of 2 tasks running\. Revision shop:45 also serves/m,
    );
  });

  test('the jobs of a name of which one has ended are likely to take as long', async () => {
    const scene = aScene();
    scene.at(20_001, () => {
      holdJobs(scene, [42_000, 90_000], false);
      const [first] = scene.old;
      const worker = scene.celery.workers.get(nodeOf(first));
      // Much older than the other one, of the same name.
      if (worker !== undefined) worker.active = [{ ...job('job-0'), startedAtMs: NOW_MS - 600_000 }];
    });
    await runPhases(scene.run);
    expect(scene.lines.join('\n')).toMatch(/^\[#+-+\] .*, about \d+ min( \d+ s)? left\. /m);
  });
});

import { expect, test } from '@jest/globals';
import type { Task } from '../../../../src/model/task.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { renderSummary } from '../../../../src/summary/render-summary.js';
import { describeAnnotation } from '../../../../src/summary/describe-annotation.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { type Scene, JOB, aScene, anOverlap, nodeOf } from '../../../support/fakes/scenario.js';

const INTERRUPTED = {
  stopCode: 'SpotInterruption',
  stoppedReason: 'Your Spot Task was interrupted.',
  desiredStatus: 'STOPPED',
} as const;

/** From `afterMs` on the first old task stops with its job; two seconds later it has stopped. */
function interrupt(scene: Scene, afterMs: number, exitCode: number): void {
  const [victim] = scene.old;
  const change = (task: Partial<Task>): void => {
    scene.tasks = scene.tasks.map((one) => (one.arn === victim.arn ? { ...one, ...task } : one));
  };
  scene.at(afterMs, () => {
    scene.celery.workers.delete(nodeOf(victim));
    change({ ...INTERRUPTED, lastStatus: 'STOPPING' });
  });
  scene.at(afterMs + 2_000, () => {
    const containers = victim.containers.map((container) => ({ ...container, exitCode }));
    change({ ...INTERRUPTED, lastStatus: 'STOPPED', containers });
  });
}

function giveJobs(scene: Scene): void {
  for (const [at, task] of scene.old.entries()) {
    const worker = scene.celery.workers.get(nodeOf(task));
    if (worker !== undefined) worker.active = [{ ...JOB, id: `job-${String(at)}`, acknowledged: true }];
  }
}

const SCENES = [
  ['before', aScene, 6_000],
  ['overlap', anOverlap, 16_000],
] as const;

test.each(SCENES)('%s: a job on a task that is interrupted is named as lost', async (_, open, afterMs) => {
  const scene = open();
  giveJobs(scene);
  interrupt(scene, afterMs, 137);
  const ending = await runPhases(scene.run);
  expect(ending.outcome).toBe('succeeded');
  const [victim] = scene.old;
  expect(scene.report.drain.endedJobs).toEqual([
    {
      id: 'job-0',
      name: JOB.name,
      node: nodeOf(victim),
      taskArn: victim.arn,
      fate: 'lost',
      stop: expect.stringContaining('SpotInterruption'),
    },
  ]);
  const told = scene.lines.filter((line) => line.includes('job-0'));
  expect(told).toEqual([expect.stringMatching(/lost.*exit code 137/)]);
  const report = { ...scene.report, outcome: ending.outcome };
  const page = renderSummary(report);
  expect(page).toMatch(/^## ⚠️ .*1 job was lost/);
  expect(page).toContain('**Jobs:** 2 held, 1 finished, 1 lost, none left');
  expect(describeAnnotation(report)).toMatchObject({
    kind: 'warning',
    message: expect.stringContaining('job-0'),
  });
});

test('a task that exits with 0 may have finished it: that is said, and it is not counted as finished', async () => {
  const scene = aScene();
  giveJobs(scene);
  interrupt(scene, 6_000, 0);
  await runPhases(scene.run);
  expect(scene.report.drain.endedJobs).toMatchObject([{ id: 'job-0', fate: 'unseen' }]);
  expect(renderSummary(scene.report)).toContain('2 held, 1 finished');
});

test('a task that ECS leaves out of one answer is no proof that its worker is gone', async () => {
  const scene = aScene();
  giveJobs(scene);
  const [victim] = scene.old;
  const worker = scene.celery.workers.get(nodeOf(victim));
  const { tasks } = scene;
  scene.at(6_000, () => {
    scene.tasks = tasks.filter(({ arn }) => arn !== victim.arn);
    if (worker !== undefined) worker.silent = true;
  });
  scene.at(12_000, () => {
    scene.tasks = [...tasks];
    scene.celery.wake(nodeOf(victim));
  });
  await runPhases(scene.run);
  expect(scene.report.drain.endedJobs).toEqual([]);
  expect(renderSummary(scene.report)).toContain('**Jobs:** 2 held, 2 finished, none left');
});

test('a worker that never answered and is gone held jobs that nobody knows', async () => {
  const scene = aScene();
  const [victim] = scene.old;
  const worker = scene.celery.workers.get(nodeOf(victim));
  if (worker !== undefined) worker.silent = true;
  interrupt(scene, 6_000, 137);
  await runPhases(scene.run);
  expect(scene.report.warnings).toContainEqual(expect.stringContaining(`${nodeOf(victim)} ended before`));
  expect(renderSummary(scene.report)).toContain('not known of 1 worker');
});

test.each(['redis', 'amqp'] as const)(
  'on %s: a second worker of a task that does not answer is reported before the drain, and waited for',
  async (transport) => {
    const scene = aScene({}, transport);
    for (const [at, task] of scene.old.entries()) {
      const node = nodeOf(task).replace('w@', 'second@');
      scene.celery.workers.set(node, aWorker({ pool: 'solo', silent: at === 0 }));
    }
    const silent = nodeOf(scene.old[0]).replace('w@', 'second@');
    scene.at(40_000, () => {
      scene.celery.wake(silent);
    });
    await runPhases(scene.run);
    const reported = scene.lines.findIndex((line) => line.includes(silent) && /does not answer/.test(line));
    const firstCommand = scene.lines.findIndex((line) => line.includes('cancel_consumer'));
    expect(reported).toBeGreaterThan(-1);
    expect(reported).toBeLessThan(firstCommand);
    expect(scene.report.drain.rows.map(({ node }) => node)).toContain(silent);
    const update = scene.calls.findIndex((call) => call.startsWith('update'));
    expect(scene.calls.findIndex((call) => call.startsWith('silence') && call.includes(silent))).toBeLessThan(
      update,
    );
  },
);

import { expect, test } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { renderSummary } from '../../../../src/summary/render-summary.js';
import { type Scene, aScene, anOverlap, complete, nodeOf } from '../../../support/fakes/scenario.js';
import { NOW_MS } from '../../../support/builders/world.js';

const DUE = { id: 'eta-soon', name: 'shop.remind', etaMs: NOW_MS + 45_000 };
const LATER = { id: 'eta-late', name: 'shop.remind', etaMs: NOW_MS + 7_200_000 };
const UNKNOWN = { id: 'eta-when', name: 'shop.remind', etaMs: null };

function hold(scene: Scene, scheduled: readonly (typeof DUE | typeof LATER | typeof UNKNOWN)[]): void {
  const worker = scene.celery.workers.get(nodeOf(scene.old[0]));
  if (worker === undefined) throw new Error('there is a worker on each task');
  worker.scheduled = [...scheduled];
  scene.at(45_000, () => {
    worker.scheduled = worker.scheduled.filter(({ id }) => id !== DUE.id);
  });
}

test.each([
  ['before', () => aScene({ drainTimeoutMs: 600_000 })],
  ['overlap', () => anOverlap({ drainTimeoutMs: 600_000 })],
] as const)('%s: ETA jobs are named, those waited for with their time', async (_, open) => {
  const scene = open();
  hold(scene, [LATER, UNKNOWN, DUE]);
  await runPhases(scene.run);
  const waiting = scene.lines.filter((line) => line.includes('waiting for an ETA job due at'));
  expect(waiting.length).toBeGreaterThan(0);
  for (const line of waiting) expect(line).toContain(`(shop.remind, ${DUE.id})`);
  expect(scene.lines.filter((line) => line.includes(`ETA job shop.remind ${LATER.id}`))).toEqual([
    expect.stringContaining(new Date(LATER.etaMs).toISOString()),
  ]);
  expect(scene.lines.filter((line) => line.includes(UNKNOWN.id))).toEqual([
    expect.stringContaining('at a time that is not known'),
  ]);
  const { etaJobs } = scene.report.drain;
  expect(etaJobs).toMatchObject({ awaitedCount: 1, otherCount: 2 });
  expect(etaJobs.others.map(({ id }) => id)).toEqual([LATER.id, UNKNOWN.id]);
  const page = renderSummary(scene.report);
  expect(page).toContain('3 ETA jobs in memory (1 waited for)');
  expect(page).toContain(LATER.id);
});

test('those that are not waited for are named before anything is stopped', async () => {
  const scene = aScene({ drainTimeoutMs: 600_000 });
  hold(scene, [LATER]);
  let named = false;
  const { onUpdate } = scene;
  scene.onUpdate = (update) => {
    named = scene.lines.some((line) => line.includes(LATER.id));
    onUpdate(update);
  };
  await runPhases(scene.run);
  expect(named).toBe(true);
});

test.each(['redis', 'amqp'] as const)(
  'on %s: ETA jobs of old tasks that were killed are counted, and of those that stopped cleanly not',
  async (transport) => {
    for (const exitCode of [137, 0]) {
      const scene = aScene({}, transport);
      hold(scene, [LATER]);
      const stop = (task: (typeof scene.old)[number]): typeof task => ({
        ...task,
        desiredStatus: 'STOPPED',
        lastStatus: 'STOPPED',
        containers: task.containers.map((container) => ({ ...container, exitCode })),
      });
      const { onUpdate } = scene;
      scene.onUpdate = (update) => {
        onUpdate(update);
        scene.at(scene.run.world.clock.now() - NOW_MS + 25_000, () => {
          complete(scene, scene.old, scene.fresh);
          scene.tasks = [...scene.tasks, ...scene.old.map(stop)];
        });
        // Instead of the scene's own ending, which removes the old tasks.
        scene.at(scene.run.world.clock.now() - NOW_MS + 30_001, () => {
          scene.tasks = [...scene.tasks, ...scene.old.map(stop)];
        });
      };
      await runPhases(scene.run);
      const told = scene.report.warnings.filter((warning) => warning.startsWith('1 ETA job in the memory'));
      expect(told).toHaveLength(exitCode === 0 ? 0 : 1);
      const when = transport === 'redis' ? 'after visibility_timeout' : 'RabbitMQ handed them out again';
      for (const warning of told) expect(warning).toContain(when);
    }
  },
);

test('where the serializer hides ETA jobs, that is said before the drain', async () => {
  const scene = aScene();
  const [old] = scene.old;
  const worker = scene.celery.workers.get(nodeOf(old));
  if (worker !== undefined) worker.jsonOnly = false;
  await runPhases(scene.run);
  const said = scene.lines.findIndex((line) => line.includes('accept_content') && line.includes(nodeOf(old)));
  expect(said).toBeGreaterThan(-1);
  expect(said).toBeLessThan(scene.lines.findIndex((line) => line.includes('cancel_consumer')));
});

import { describe, expect, it } from '@jest/globals';
import type { Inputs } from '../../../../src/model/inputs.js';
import { renderSummary } from '../../../../src/summary/render-summary.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { JOB, type Scene, aScene, anOverlap, nodeOf } from '../../../support/fakes/scenario.js';

const MODES = ['before', 'overlap'] as const;

function open(mode: (typeof MODES)[number], inputs: Partial<Inputs> = {}): Scene {
  const options = { ...inputs, healthTimeoutMs: 120_000 };
  return mode === 'before' ? aScene(options, 'redis') : anOverlap(options);
}

/** Gives each old worker queues beside `celery`. */
function consume(scene: Scene, more: (node: string, index: number) => string[]): void {
  scene.old.forEach((task, index) => {
    const node = nodeOf(task);
    scene.celery.workers.set(node, aWorker({ queues: ['celery', ...more(node, index)] }));
  });
}

describe.each(MODES)('%s', (mode) => {
  it('expects no queue of one worker from another one, and silences it', async () => {
    const scene = open(mode);
    consume(scene, (node, index) => [`${node}.dq2`, `bcast.f42d0d3c-6f5e-4a55-9d5e-0b6f1c1f9a1${index}`]);
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('succeeded');
    expect(scene.record?.expectedQueues).toEqual(['celery']);
    expect(changesOf(scene).filter((change) => change.startsWith('silence bcast.'))).toHaveLength(2);
    expect(renderSummary(scene.report)).not.toContain('no consumer on `bcast');
  });

  it('takes a queue that a worker of another service consumes for handed over, and says who', async () => {
    const scene = open(mode);
    consume(scene, () => ['slow']);
    scene.celery.workers.set('slow@elsewhere', aWorker({ queues: ['slow'] }));
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('succeeded');
    expect(scene.report.warnings.join()).toContain('workers of other services do: slow (slow@elsewhere)');
    expect(renderSummary(scene.report)).not.toContain('no consumer on `slow');
    expect(changesOf(scene).some((change) => change.includes('slow@elsewhere'))).toBe(false);
  });

  it('does not take a queue for handed over that another service does not consume', async () => {
    const scene = open(mode);
    consume(scene, () => ['slow']);
    scene.celery.workers.set('mail@elsewhere', aWorker({ queues: ['mail'] }));
    const { outcome, reason } = await runPhases(scene.run);
    expect(outcome).not.toBe('succeeded');
    expect(reason).toContain('no new worker consumes slow');
  });

  it('expects no queue that drop-queues gives up, and names it on the page', async () => {
    const scene = open(mode, { dropQueues: ['sl*'] });
    consume(scene, () => ['slow']);
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(changesOf(scene).some((change) => change.startsWith('silence slow'))).toBe(true);
    expect(renderSummary(scene.report)).toContain('given up: `slow`');
    expect(renderSummary(scene.report)).not.toContain('no consumer on `slow');
  });
});

it('gives back in an undo what one worker had, and what drop-queues gives up, to exactly those that had it', async () => {
  const scene = open('before', { dropQueues: ['slow'], drainTimeoutMs: 5_000 });
  const queuesOf = (node: string, index: number) => [
    'celery',
    `${node}.dq2`,
    ...(index === 0 ? ['slow'] : []),
  ];
  scene.old.forEach((task, index) => {
    const node = nodeOf(task);
    scene.celery.workers.set(node, aWorker({ queues: queuesOf(node, index), active: [JOB] }));
  });
  expect((await runPhases(scene.run)).outcome).toBe('timed-out');
  expect(changesOf(scene).filter((change) => change.startsWith('silence'))).toHaveLength(5);
  scene.old.forEach((task, index) => {
    const node = nodeOf(task);
    expect(scene.celery.workers.get(node)?.queues.sort()).toEqual(queuesOf(node, index).sort());
  });
});

it('refuses workers of one name with different queues before anything is changed', async () => {
  const scene = open('before');
  const node = nodeOf(scene.old[0]);
  scene.celery.workers.set(node, aWorker({ queues: ['celery'], namesakes: [['slow']], count: 2 }));
  const { outcome, reason } = await runPhases(scene.run);
  expect(outcome).toBe('refused');
  expect(`${reason} ${scene.report.refusals.join()}`).toContain('-n worker1@%h');
  expect(changesOf(scene)).toEqual([]);
});

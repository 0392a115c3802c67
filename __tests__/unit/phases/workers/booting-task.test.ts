import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { NOW_MS, aTask } from '../../../support/builders/world.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { aScene, nodeOf } from '../../../support/fakes/scenario.js';

describe('an old task that ECS starts during the drain', () => {
  it('is waited for until its worker answers, and that worker is drained too', async () => {
    const scene = aScene();
    const late = aTask({ createdAtMs: NOW_MS + 10_000, startedAtMs: NOW_MS + 15_000 });
    scene.at(15_000, () => {
      scene.tasks = [...scene.tasks, late];
    });
    const job = { id: 'job-2', name: 'shop.cook', startedAtMs: NOW_MS + 50_000 };
    scene.at(50_000, () => scene.celery.workers.set(nodeOf(late), aWorker({ active: [job] })));
    scene.at(80_000, () => scene.celery.workers.set(nodeOf(late), aWorker({ queues: [] })));
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    const changes = changesOf(scene);
    const silenced = changes.indexOf(`silence celery ${nodeOf(late)}`);
    expect(silenced).toBeGreaterThan(0);
    expect(silenced).toBeLessThan(changes.findIndex((change) => change.startsWith('update')));
  });

  it('is not waited for longer than a worker takes to answer', async () => {
    const scene = aScene();
    scene.at(15_000, () => {
      scene.tasks = [...scene.tasks, aTask({ startedAtMs: NOW_MS + 15_000 })];
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.lines.join('\n')).toContain('the workers of old tasks are starting');
  });

  it('is not waited for beyond drain-timeout', async () => {
    const scene = aScene({ drainTimeoutMs: 40_000 });
    scene.at(15_000, () => {
      scene.tasks = [...scene.tasks, aTask({ startedAtMs: NOW_MS + 15_000 })];
    });
    let updatedAtMs = 0;
    const { onUpdate } = scene;
    scene.onUpdate = (update) => {
      updatedAtMs = scene.run.world.clock.now();
      onUpdate(update);
    };
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(updatedAtMs - NOW_MS).toBeLessThanOrEqual(45_000);
  });
});

import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { NOW_MS, aTask } from '../../../support/builders/world.js';
import { JOB, anOverlap, nodeOf } from '../../../support/fakes/scenario.js';

describe('tasks of the old revision that come in the middle of a hand-over', () => {
  it('protects and silences a replacement of the old revision that is born meanwhile', async () => {
    const scene = anOverlap();
    const born = aTask();
    scene.at(8_000, () => {
      scene.tasks = [...scene.tasks, born];
      scene.celery.workers.set(nodeOf(born), aWorker());
    });
    await runPhases(scene.run);
    expect(changesOf(scene)).toContain(`protect ${born.arn}`);
    const released = changesOf(scene).filter((call) => call.startsWith('release'));
    for (const { arn } of [...scene.old, born]) expect(released.join()).toContain(arn);
  });

  it('does not release a late task before its worker has shown up', async () => {
    const scene = anOverlap();
    const born = aTask({ lastStatus: 'PENDING', startedAtMs: null });
    const running = { ...born, lastStatus: 'RUNNING', startedAtMs: NOW_MS };
    scene.at(8_000, () => {
      scene.tasks = [...scene.tasks, born];
    });
    scene.at(25_000, () => {
      scene.tasks = scene.tasks.map((task) => (task.arn === born.arn ? running : task));
    });
    scene.at(60_000, () => {
      scene.celery.workers.set(nodeOf(born), aWorker({ active: [JOB] }));
    });
    scene.at(90_000, () => {
      scene.celery.workers.set(nodeOf(born), aWorker({ queues: [] }));
    });
    const { onRelease } = scene;
    scene.onRelease = (arns) => {
      if (scene.tasks.some(({ arn }) => arn === born.arn) && !arns.includes(born.arn)) {
        scene.tasks = scene.tasks.filter(({ arn }) => !arns.includes(arn));
      } else onRelease(arns);
    };
    await runPhases(scene.run);
    const changes = changesOf(scene);
    const silenced = changes.findIndex((call) => call === `silence celery ${nodeOf(born)}`);
    const released = changes.findIndex((call) => /^release/.test(call) && call.includes(born.arn));
    expect(silenced).toBeGreaterThan(0);
    expect(released).toBeGreaterThan(silenced);
  });

  it('silences at once a late old task that ECS refuses to protect, and reports it', async () => {
    const scene = anOverlap();
    const born = aTask();
    scene.refusedProtections.add(born.arn);
    scene.at(3_000, () => {
      scene.tasks = [...scene.tasks, born];
      scene.celery.workers.set(nodeOf(born), aWorker());
    });
    await runPhases(scene.run);
    const silencings = changesOf(scene).filter((call) => call.startsWith('silence'));
    expect(silencings[0]).toBe(`silence celery ${nodeOf(born)}`);
    expect(scene.report.warnings.join()).toContain(born.arn);
  });
});

import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { NEW_ARN, aDeadTask, aRollingService } from '../../../support/builders/world.js';
import type { Scene } from '../../../support/fakes/scenario.js';
import {
  JOB,
  anOverlap,
  complete,
  nodeOf,
  serviceDeployment,
  start,
} from '../../../support/fakes/scenario.js';

const arns = (scene: Scene): string => scene.old.map((task) => task.arn).join(',');
const nodes = (scene: Scene): string => scene.old.map(nodeOf).join(',');

describe('overlap', () => {
  it('protects, updates, waits for the proof, silences, and releases each task when it is idle', async () => {
    const scene = anOverlap();
    const [first, second] = scene.old;
    scene.at(20_001, () => {
      for (const task of scene.old)
        scene.celery.workers.set(nodeOf(task), aWorker({ queues: [], active: [JOB] }));
    });
    scene.at(60_000, () => {
      scene.celery.workers.set(nodeOf(second), aWorker({ queues: [] }));
    });
    scene.at(120_000, () => {
      scene.celery.workers.set(nodeOf(first), aWorker({ queues: [] }));
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(changesOf(scene)).toEqual([
      'register',
      `protect ${arns(scene)}`,
      `update ${JSON.stringify({ taskDefinitionArn: NEW_ARN })}`,
      `silence celery ${nodes(scene)}`,
      `release ${second.arn}`,
      `release ${first.arn}`,
    ]);
  });

  it('writes the record before it protects', async () => {
    const scene = anOverlap();
    await runPhases(scene.run);
    expect(scene.calls[scene.calls.findIndex((call) => call.startsWith('protect')) - 1]).toBe('record');
  });

  it('hands over in waves where there is no room for a full second set', async () => {
    const scene = anOverlap();
    const [first, second] = scene.old;
    const [fresh, next] = scene.fresh;
    const rolling = { currentServiceDeploymentArn: serviceDeployment.arn, maximumPercent: 150 };
    scene.service = { ...scene.service, maximumPercent: 150 };
    const begin = (task: typeof fresh): void => {
      scene.tasks = [...scene.tasks, task];
      scene.celery.workers.set(nodeOf(task), aWorker());
    };
    scene.onUpdate = () => {
      scene.service = aRollingService({}, {}, rolling);
      begin(fresh);
    };
    scene.onRelease = (released) => {
      scene.tasks = scene.tasks.filter((task) => !released.includes(task.arn));
      if (scene.tasks.includes(second)) begin(next);
      else complete(scene, scene.old, scene.fresh);
    };
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(changesOf(scene).slice(3)).toEqual([
      `silence celery ${nodeOf(first)}`,
      `release ${first.arn}`,
      `silence celery ${nodeOf(second)}`,
      `release ${second.arn}`,
    ]);
  });
});

describe('overlap that fails', () => {
  it('silences nobody when the new revision dies, rolls back and releases', async () => {
    const scene = anOverlap();
    scene.onUpdate = () => {
      scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
      const nowMs = scene.run.world.clock.now();
      const died = { startedAtMs: nowMs, stoppedAtMs: nowMs };
      scene.tasks = [...scene.tasks, aDeadTask(died), aDeadTask(died)];
    };
    scene.onRelease = () => undefined;
    expect((await runPhases(scene.run)).outcome).toBe('rolled-back');
    expect(changesOf(scene).slice(3)).toEqual([`stop ${serviceDeployment.arn}`, `release ${arns(scene)}`]);
  });

  it('silences nobody when the new workers consume another queue, and names the queue', async () => {
    const scene = anOverlap({ healthTimeoutMs: 60_000 });
    scene.onRelease = () => undefined;
    const { onUpdate } = scene;
    scene.onUpdate = (update) => {
      onUpdate(update);
      scene.at(10_000, () => {
        for (const task of scene.fresh)
          scene.celery.workers.set(nodeOf(task), aWorker({ queues: ['wrong'] }));
      });
    };
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('rolled-back');
    expect(ending.reason).toContain('no new worker consumes celery');
    expect(changesOf(scene).filter((call) => call.startsWith('silence celery'))).toEqual([]);
    expect(changesOf(scene).at(-1)).toBe(`release ${arns(scene)}`);
  });

  it('restores before it releases when it fails after the silencing', async () => {
    const scene = anOverlap();
    scene.at(20_001, () => {
      for (const task of scene.old) {
        const queues = scene.celery.workers.get(nodeOf(task))?.queues ?? [];
        scene.celery.workers.set(nodeOf(task), aWorker({ queues, active: [JOB] }));
      }
    });
    scene.at(60_000, () => {
      const nowMs = scene.run.world.clock.now();
      const died = { startedAtMs: nowMs - 50_000, stoppedAtMs: nowMs };
      scene.tasks = [...scene.old, aDeadTask(died), aDeadTask(died)];
      for (const task of scene.fresh) scene.celery.workers.delete(nodeOf(task));
      scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
    });
    scene.onRelease = () => undefined;
    expect((await runPhases(scene.run)).outcome).toBe('rolled-back');
    expect(changesOf(scene).slice(3)).toEqual([
      `silence celery ${nodes(scene)}`,
      `stop ${serviceDeployment.arn}`,
      `restore celery ${nodes(scene)}`,
      `release ${arns(scene)}`,
    ]);
  });

  it.each([
    ['fail', []],
    ['proceed', ['release']],
  ] as const)('does not roll back jobs that outlive drain-timeout (%s)', async (onDrainTimeout, verbs) => {
    const scene = anOverlap({ drainTimeoutMs: 30_000, onDrainTimeout });
    scene.at(20_001, () => {
      for (const task of scene.old) {
        const queues = scene.celery.workers.get(nodeOf(task))?.queues ?? [];
        scene.celery.workers.set(nodeOf(task), aWorker({ queues, active: [JOB] }));
      }
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    const after = changesOf(scene).slice(4);
    expect(after.map((call) => call.split(' ')[0])).toEqual(verbs);
    expect(scene.report.warnings.join()).toContain(`${JOB.name} ${JOB.id}`);
    expect(scene.record?.status).toBe('closed');
  });

  it('refused where a task can not be protected: those that were are released again', async () => {
    const scene = anOverlap();
    scene.onRelease = () => undefined;
    const [, second] = scene.old;
    scene.refusedProtections.add(second.arn);
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(changesOf(scene).slice(2)).toEqual([`release ${scene.old[0].arn}`, `deregister ${NEW_ARN}`]);
    expect(scene.protections).toEqual([]);
  });

  it('auto takes before where a task can not be protected', async () => {
    const scene = anOverlap({ drain: 'auto' });
    scene.refusedProtections.add(scene.old[1].arn);
    const onStop = scene.onStop;
    scene.onStop = onStop;
    scene.onRelease = () => undefined;
    scene.onUpdate = () => {
      start(scene, scene.fresh);
      complete(scene, scene.old, scene.fresh);
    };
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    const verbs = changesOf(scene).map((call) => call.split(' ')[0]);
    expect(verbs).toEqual(['register', 'protect', 'release', 'silence', 'update']);
    expect(scene.report.drain.mode).toBe('before');
  });
});

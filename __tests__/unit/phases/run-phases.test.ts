import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../src/phases/run-phases.js';
import { aWorker } from '../../support/fakes/fake-celery.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import {
  NEW_ARN,
  NOW_MS,
  OLD_ARN,
  aDeadTask,
  aRollingService,
  aServiceDeployment,
} from '../../support/builders/world.js';
import { JOB, aScene, comeBack, nodeOf, start } from '../../support/fakes/scenario.js';

describe('a deploy with a drain', () => {
  it('registers, silences, waits for the jobs, updates once, and succeeds when the new workers consume', async () => {
    const scene = aScene();
    const nodes = scene.old.map(nodeOf).join(',');
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('succeeded');
    expect(changesOf(scene)).toEqual([
      'register',
      `silence celery ${nodes}`,
      `update ${JSON.stringify({ taskDefinitionArn: NEW_ARN })}`,
    ]);
    expect(scene.run.world.clock.now() - NOW_MS).toBeGreaterThan(20_000);
    expect(scene.record?.status).toBe('closed');
  });

  it('writes the record before every silencing and before UpdateService', async () => {
    const scene = aScene();
    await runPhases(scene.run);
    for (const change of ['silence', 'update']) {
      const index = scene.calls.findIndex((call) => call.startsWith(change));
      expect(scene.calls[index - 1]).toBe('record');
    }
  });

  it('adopts a worker that ECS starts on the old revision meanwhile', async () => {
    const scene = aScene();
    const [born] = aScene().old;
    scene.at(6_000, () => {
      scene.tasks = [...scene.tasks, born];
      scene.celery.workers.set(nodeOf(born), aWorker());
    });
    await runPhases(scene.run);
    expect(changesOf(scene)[2]).toBe(`silence celery ${nodeOf(born)}`);
  });

  it('waits for a silent worker, and gives it the command once only', async () => {
    const scene = aScene();
    const node = nodeOf(scene.old[0]);
    scene.celery.workers.set(node, aWorker({ silent: true, pool: 'solo' }));
    scene.at(90_000, () => {
      scene.celery.wake(node);
    });
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('succeeded');
    expect(scene.run.world.clock.now() - NOW_MS).toBeGreaterThan(90_000);
    expect(changesOf(scene).filter((call) => call.startsWith('silence') && call.includes(node))).toHaveLength(
      1,
    );
  });
});

describe('refused means untouched', () => {
  it.each([
    ['a rollout that can not move', { minimumHealthyPercent: 100, maximumPercent: 100 }, 'maximum-percent'],
    ['no worker of ours on the broker', { drainWorkers: ['nobody@*'] }, 'drain-workers'],
  ])('%s', async (_, inputs, named) => {
    const scene = aScene(inputs);
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('refused');
    expect(scene.calls).toEqual([]);
    expect(scene.report.refusals.join('\n')).toContain(named);
  });

  it('tells all problems in one go', async () => {
    const scene = aScene({ drainWorkers: ['nobody@*'], minimumHealthyPercent: 100, maximumPercent: 100 });
    await runPhases(scene.run);
    expect(scene.report.refusals).toHaveLength(2);
  });

  it('workers that share a name are refused on RabbitMQ', async () => {
    const scene = aScene({}, 'amqp');
    const node = nodeOf(scene.old[0]);
    scene.celery.workers.set(node, aWorker({ count: 2 }));
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.report.refusals[0]).toContain(node);
  });
});

describe('drain-timeout', () => {
  const forever = (scene: ReturnType<typeof aScene>): void => {
    scene.at(20_001, () => {
      for (const worker of scene.celery.workers.values()) worker.active = [JOB];
    });
  };

  it('fail: restores, verifies, deregisters and makes no UpdateService call', async () => {
    const scene = aScene({ drainTimeoutMs: 12_000 });
    const nodes = scene.old.map(nodeOf).join(',');
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('timed-out');
    expect(changesOf(scene)).toEqual([
      'register',
      `silence celery ${nodes}`,
      `restore celery ${nodes}`,
      `deregister ${NEW_ARN}`,
    ]);
    expect([...scene.celery.workers.values()].map((worker) => worker.queues)).toEqual([
      ['celery'],
      ['celery'],
    ]);
    expect(scene.report.drain.jobsLeft[0]).toMatchObject({ id: 'job-1', name: 'shop.cook' });
  });

  it('proceed: names the jobs, then deploys', async () => {
    const scene = aScene({ drainTimeoutMs: 12_000, onDrainTimeout: 'proceed' });
    forever(scene);
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('succeeded');
    expect(scene.lines.join('\n')).toContain('job shop.cook job-1');
    expect(changesOf(scene).some((call) => call.startsWith('restore'))).toBe(false);
  });
});

describe('a new revision that fails', () => {
  const serviceDeployment = aServiceDeployment();

  it('is rolled back in this order: silence the new, wait, stop, and only then restore the old', async () => {
    const scene = aScene();
    const [fresh] = scene.fresh;
    scene.serviceDeployments = [serviceDeployment];
    scene.onUpdate = () => {
      start(scene, [fresh]);
      scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
      const nowMs = scene.run.world.clock.now();
      const started = { startedAtMs: nowMs - 120_000, stoppedAtMs: nowMs };
      scene.tasks = [
        ...scene.tasks.map((task) => (task === fresh ? { ...task, startedAtMs: nowMs } : task)),
        aDeadTask(started),
        aDeadTask(started),
      ];
    };
    scene.onStop = () => {
      comeBack(scene, scene.old);
    };
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('rolled-back');
    expect(changesOf(scene).slice(3)).toEqual([
      `silence celery ${nodeOf(fresh)}`,
      `stop ${serviceDeployment.arn}`,
      `restore celery ${scene.old.map(nodeOf).join(',')}`,
    ]);
    expect(scene.record?.status).toBe('closed');
  });

  it('on-failure: leave gives the old workers their queues back where the new ones do not consume', async () => {
    const scene = aScene({ onFailure: 'leave' });
    scene.onUpdate = () => {
      scene.service = aRollingService();
      const nowMs = scene.run.world.clock.now();
      const died = { startedAtMs: nowMs, stoppedAtMs: nowMs };
      scene.tasks = [...scene.tasks, aDeadTask(died), aDeadTask(died)];
    };
    expect((await runPhases(scene.run)).outcome).toBe('failed');
    expect(changesOf(scene).at(-1)).toBe(`restore celery ${scene.old.map(nodeOf).join(',')}`);
  });

  it('whose workers consume another queue is not a success, though ECS completes it', async () => {
    const scene = aScene();
    scene.onStop = () => {
      throw new Error('there is nothing to stop');
    };
    const update = scene.onUpdate;
    scene.onUpdate = (asked) => {
      if (asked.taskDefinitionArn === OLD_ARN) {
        comeBack(scene, scene.old);
        return;
      }
      update(asked);
      for (const task of scene.fresh) scene.celery.workers.set(nodeOf(task), aWorker({ queues: ['wrong'] }));
    };
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('rolled-back');
    expect(ending.reason).toContain('no new worker consumes celery');
  });
});

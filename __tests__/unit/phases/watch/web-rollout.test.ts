/** A web service behind a load balancer: what the watch says and when it gives up. One task at a time, a poll every 5 s. */
import { describe, expect, test } from '@jest/globals';
import type { Inputs } from '../../../../src/model/inputs.js';
import type { Task } from '../../../../src/model/task.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aTargetGroup } from '../../../support/builders/evidence.js';
import { type FakeWorld, createFakeWorld } from '../../../support/fakes/fake-world.js';
import { BALANCER, targetOf } from '../../../support/builders/web-rollout.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  aDeadTask,
  aDeployment,
  aRollingService,
  aService,
  aServiceDeployment,
  aTask,
} from '../../../support/builders/world.js';

const POLL_MS = 5_000;
const web = { loadBalancers: [BALANCER], desiredCount: 1, healthCheckGracePeriodSeconds: 60 };
const definition = {
  family: 'shop',
  containerDefinitions: [{ name: 'web', image: 'shop:1', portMappings: [{ containerPort: 8000 }] }],
};
const settled = aService({ ...web, deployments: [aDeployment({ desiredCount: 1, runningCount: 1 })] });
const rolling = aRollingService(
  { desiredCount: 1, runningCount: 1 },
  { desiredCount: 1, runningCount: 1 },
  web,
);

interface Scene extends FakeWorld {
  readonly old: Task;
}

/** UpdateService starts the deployment; what its tasks do is the test's. */
function aScene(inputs: Partial<Inputs> = {}): Scene {
  const fake = createFakeWorld({
    images: [{ container: null, image: 'shop:2' }],
    preflight: 'off',
    ...inputs,
  });
  const old = aTask({ startedAtMs: NOW_MS - 3_600_000 });
  const healthCheck = { healthyThreshold: 2 };
  Object.assign(fake, { service: settled, tasks: [old], targets: [targetOf(old, 'healthy')] });
  fake.targetGroups = [aTargetGroup({ healthCheck })];
  fake.run.world.ecs.fetchTaskDefinition = (arn) => Promise.resolve({ arn, status: 'ACTIVE', definition });
  fake.serviceDeployments = [aServiceDeployment()];
  fake.onUpdate = () => (fake.service = rolling);
  fake.onStop = () => {
    Object.assign(fake, { service: settled, tasks: [old], targets: [targetOf(old, 'healthy')] });
  };
  return Object.assign(fake, { old });
}

/** RUNNING from then on. */
function aTaskFrom(afterMs: number): Task {
  const startedAtMs = NOW_MS + afterMs;
  return aTask({
    taskDefinitionArn: NEW_ARN,
    startedBy: NEW_ID,
    createdAtMs: startedAtMs - 1_000,
    startedAtMs,
  });
}

function show(scene: Scene, tasks: readonly Task[], state: string): void {
  scene.tasks = [scene.old, ...tasks];
  scene.targets = [targetOf(scene.old, 'healthy'), ...tasks.map((task) => targetOf(task, state))];
}

/** ECS takes it down for its checks: it drains, and stops only after the deregistration delay. */
function replace(scene: Scene, task: Task, afterMs: number): void {
  const stopping = {
    desiredStatus: 'STOPPED',
    lastStatus: 'DEACTIVATING',
    stoppingAtMs: NOW_MS + afterMs,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ELB health checks in (target-group ${BALANCER.targetGroupArn})`,
  };
  scene.tasks = scene.tasks.map((one) => (one.arn === task.arn ? { ...one, ...stopping } : one));
}

/** ECS starts a task at 20 s and at 110 s, finds it unhealthy and replaces it 70 s later. */
function aSceneOf404s(inputs: Partial<Inputs> = {}): Scene {
  const scene = aScene(inputs);
  for (const afterMs of [20_000, 110_000]) {
    const task = aTaskFrom(afterMs);
    scene.at(afterMs, () => {
      const gone = scene.tasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED');
      show(scene, [task], 'initial');
      scene.tasks = [...scene.tasks, ...gone];
    });
    scene.at(afterMs + 60_000, () => {
      scene.targets = [targetOf(scene.old, 'healthy'), targetOf(task, 'unhealthy')];
    });
    scene.at(afterMs + 70_000, () => {
      replace(scene, task, afterMs + 70_000);
    });
  }
  return scene;
}

describe('a health path that answers 404', () => {
  test('is failed as soon as the second task had its time, and rolled back, with the numbers in the reason', async () => {
    const scene = aSceneOf404s();
    let rolledBackAtMs = 0;
    const back = scene.onStop;
    scene.onStop = () => {
      rolledBackAtMs = scene.run.world.clock.now();
      back();
    };
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('rolled-back');
    expect(ending.reason).toContain(
      '2 new tasks did not become healthy in time: ECS stopped 2 for failed health checks after 1 min 10 s ' +
        '(its limit: 2 checks of 30 s each after 60 s grace). Health checks failed with these codes: [404].',
    );
    const provedAtMs = NOW_MS + 180_000;
    expect(rolledBackAtMs - provedAtMs).toBeLessThanOrEqual(POLL_MS);
    expect(rolledBackAtMs - provedAtMs).toBeGreaterThanOrEqual(0);
    expect(scene.report.diagnoses.map(({ id }) => id)).not.toEqual([]);
  });

  test('meanwhile the log says what is waited for, until when, and who serves', async () => {
    const scene = aSceneOf404s();
    await runPhases(scene.run);
    const log = scene.lines.join('\n');
    expect(log).toContain(
      '0 of 1 new task healthy, 1 old task left, 20 s; waiting for 1 target to become healthy, ' +
        'until 12:02:45 UTC at the latest: 2 checks of 30 s each after 60 s grace\n',
    );
    expect(log).toContain(
      'until 12:04:15 UTC at the latest: 2 checks of 30 s each after 60 s grace (1 task never did; 2 fail the rollout)\n',
    );
    expect(log).toMatch(
      /still: 0 of 1 new task healthy, .*\n\[#-{19}\] 50 s of at most 10 min, .*Revision shop:45 serves all traffic: 1 of 1 target healthy\./,
    );
  });

  test('max-failed-tasks 0: watched to the end of its time', async () => {
    const scene = aSceneOf404s({ maxFailedTasks: 0, healthTimeoutMs: 300_000 });
    const ending = await runPhases(scene.run);
    expect(ending.reason).toContain('Out of time');
  });
});

describe('a merely slow one', () => {
  test('healthy only after its grace period and two more checks: succeeded', async () => {
    const scene = aScene();
    const task = aTaskFrom(20_000);
    scene.at(20_000, () => {
      show(scene, [task], 'initial');
    });
    scene.at(80_000, () => {
      show(scene, [task], 'unhealthy');
    });
    scene.at(155_000, () => {
      show(scene, [task], 'healthy');
    });
    scene.at(170_000, () => {
      const ours = aDeployment({ id: NEW_ID, taskDefinitionArn: NEW_ARN, desiredCount: 1, runningCount: 1 });
      scene.service = aService({ ...web, taskDefinitionArn: NEW_ARN, deployments: [ours] });
      scene.tasks = [task];
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
  });
});

describe('a crash loop', () => {
  test('from the second dead task to the verdict it takes one poll at most, though the service shows no trace', async () => {
    const scene = aScene();
    const dead = [60_000, 63_000].map((afterMs) =>
      aDeadTask({
        startedAtMs: NOW_MS + afterMs - 2_000,
        stoppingAtMs: NOW_MS + afterMs - 1_000,
        stoppedAtMs: NOW_MS + afterMs,
      }),
    );
    scene.service = settled;
    scene.onUpdate = () =>
      (scene.service = {
        ...rolling,
        deployments: rolling.deployments.map((one) =>
          one.id === NEW_ID ? { ...one, runningCount: 0 } : one,
        ),
      });
    for (const task of dead) {
      scene.at((task.stoppedAtMs ?? 0) - NOW_MS, () => {
        scene.tasks = [...scene.tasks, task];
      });
    }
    let rolledBackAtMs = 0;
    const back = scene.onStop;
    scene.onStop = () => {
      rolledBackAtMs = scene.run.world.clock.now();
      back();
    };
    const ending = await runPhases(scene.run);
    expect(ending.reason).toContain('2 new tasks failed the same way');
    expect(rolledBackAtMs - (NOW_MS + 63_000)).toBeLessThanOrEqual(POLL_MS);
  });
});

describe('phases: post-deploy alone', () => {
  const scene = (state: string): Scene => {
    const alone = aScene({ phases: ['post-deploy'], healthTimeoutMs: 120_000 });
    alone.targets = [targetOf(alone.old, state)];
    return alone;
  };

  test('says who serves, whatever the service is doing now', async () => {
    const fake = scene('healthy');
    expect((await runPhases(fake.run)).outcome).toBe('succeeded');
    expect(fake.report.serving.sentence).toBe('Revision shop:45 serves all traffic: 1 of 1 target healthy.');
  });

  test('is red where every target fails, though ECS calls the rollout completed; and leaves it alone', async () => {
    const failing = scene('unhealthy');
    const ending = await runPhases(failing.run);
    expect(ending.outcome).toBe('timed-out');
    expect(ending.reason).toContain('every target fails');
    expect(ending.reason).toContain('This step did not make the deployment and leaves it alone.');
    expect(failing.report.serving.sentence).toBe(
      'Nothing serves. Revision shop:45 does not serve: 0 of 1 target healthy.',
    );
    expect(failing.calls).toEqual([]);
  });
});

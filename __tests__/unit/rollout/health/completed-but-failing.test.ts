import { describe, expect, test } from '@jest/globals';
import type { RolloutSnapshot } from '../../../../src/model/rollout.js';
import { assessRollout } from '../../../../src/rollout/assess-rollout.js';
import {
  BALANCER,
  aHealth,
  aNewTask,
  aWebSnapshot,
  targetOf,
} from '../../../support/builders/web-rollout.js';
import { NOW_MS, aRollingService, aRolloutTarget } from '../../../support/builders/world.js';

/** 60 s grace, 5 checks of 30 s, 5 s timeout, 20 s for the registration. */
const FULL = 235;
const failing = (...ages: number[]) => {
  const newTasks = ages.map((age) => aNewTask(age));
  return { newTasks, targets: newTasks.map((task) => targetOf(task, 'unhealthy')) };
};

describe('what ECS calls COMPLETED', () => {
  const service = aRollingService(
    { rolloutState: 'COMPLETED', runningCount: 2 },
    {},
    { loadBalancers: [BALANCER], healthCheckGracePeriodSeconds: 60 },
  );
  const assess = (scene: Partial<RolloutSnapshot>, health = aHealth()) =>
    assessRollout(aWebSnapshot({ ...scene, service }), aRolloutTarget({ health }));

  test('is not a success while every target fails', () => {
    expect(assess(failing(100, 100))).toMatchObject({
      status: 'waiting',
      sentence:
        'ECS completed the rollout, but every target fails its health checks: 0 of 2 new tasks healthy, 2 old tasks left.',
    });
  });

  test('tasks that ran before the watch get their full time from its start, and nothing is claimed about before', () => {
    const since = (seconds: number) => aHealth({}, { sinceMs: NOW_MS - seconds * 1_000 });
    expect(assess(failing(9_000, 9_000), since(FULL - 1)).status).toBe('waiting');
    const verdict = assess(failing(9_000, 9_000), since(FULL));
    expect(verdict.status).toBe('doomed');
    expect(verdict.sentence).toContain('not been healthy since this watch started');
  });

  test.each([
    ['one target is healthy', 'healthy'],
    ['one is checked for the first time', 'initial'],
  ])('is a success where %s', (_case, state) => {
    const scene = failing(100, 100);
    const [first, second] = scene.newTasks;
    if (first === undefined || second === undefined) throw new Error('two tasks');
    const targets = [targetOf(first, 'unhealthy'), targetOf(second, state)];
    expect(assess({ ...scene, targets }).status).toBe('completed');
  });

  test('is a success if targets can not be read', () => {
    expect(assess({ ...failing(100, 100), targets: null }).status).toBe('completed');
  });
});

import { describe, expect, test } from '@jest/globals';
import type { RolloutHealth } from '../../../../src/model/health.js';
import type { RolloutSnapshot, RolloutTarget } from '../../../../src/model/rollout.js';
import { assessRollout } from '../../../../src/rollout/assess-rollout.js';
import { judgeHealth } from '../../../../src/rollout/health/judge-health.js';
import {
  BALANCER,
  aHealth,
  aNewTask,
  aReplacedTask,
  aWebSnapshot,
  someSettings,
  targetOf,
} from '../../../support/builders/web-rollout.js';
import { NOW_MS, aRollingService, aRolloutTarget } from '../../../support/builders/world.js';

/** 60 s grace, 5 checks of 30 s, 5 s timeout, 20 s for the registration. */
const FULL = 235;
const CODES = 'Health checks failed with these codes: [404]';

const judge = (
  snapshot: Partial<RolloutSnapshot>,
  health: RolloutHealth = aHealth(),
  target: Partial<RolloutTarget> = {},
) => judgeHealth(aWebSnapshot(snapshot), aRolloutTarget({ health, ...target }));
const failing = (...ages: number[]) => {
  const newTasks = ages.map((age) => aNewTask(age));
  return { newTasks, targets: newTasks.map((task) => targetOf(task, 'unhealthy')) };
};

describe('waiting', () => {
  test('names what it waits for, until when, and why', () => {
    expect(judge(failing(100, 90))).toEqual({
      doom: null,
      waitsFor:
        'waiting for 2 targets to become healthy, until 12:02:25 UTC at the latest: ' +
        '5 checks of 30 s each after 60 s grace',
    });
  });

  test('names health-timeout if that is earlier', () => {
    const { waitsFor } = judge(failing(100), aHealth(), { deadlineAtMs: NOW_MS + 10_000 });
    expect(waitsFor).toContain('until 12:00:10 UTC');
  });

  test('one task that used up its time proves nothing: the next one may be faster', () => {
    const replaced = aReplacedTask(140, 70);
    const { doom, waitsFor } = judge({ stoppedTasks: [replaced], ...failing(20) });
    expect(doom).toBeNull();
    expect(waitsFor).toMatch(/1 target .*12:03:35 UTC.*\(1 task never did; 2 fail the rollout\)$/);
  });

  test('nothing is reported about tasks that are not running yet, or have no check', () => {
    expect(
      judge({ newTasks: [aNewTask(0, { lastStatus: 'PENDING', startedAtMs: null })] }).waitsFor,
    ).toBeNull();
    const service = aRollingService();
    const settings = { targetGroups: [], containerChecks: [] };
    expect(judge({ service, newTasks: [aNewTask(9_000)], targets: null }, aHealth(settings))).toEqual({
      doom: null,
      waitsFor: null,
    });
  });
});

describe('doomed', () => {
  test('two that run and used up their time', () => {
    const scene = failing(FULL, FULL + 5);
    const complaints = Object.fromEntries(scene.newTasks.map(({ arn }) => [arn, CODES]));
    expect(judge(scene, aHealth({}, { complaints }))).toEqual({
      doom:
        '2 new tasks did not become healthy in time: 2 still fail after 3 min 55 s and 4 min ' +
        `(allowed: 5 checks of 30 s each after 60 s grace). ${CODES}.`,
      waitsFor: null,
    });
  });

  test('two that ECS replaced one after the other, though the first still drains', () => {
    const stoppedTasks = [aReplacedTask(200, 129), aReplacedTask(75, 0)];
    expect(judge({ stoppedTasks }).doom).toBe(
      '2 new tasks did not become healthy in time: ECS stopped 2 for failed health checks after 1 min 11 s and ' +
        '1 min 15 s (its limit: 2 checks of 30 s each after 60 s grace).',
    );
  });

  test('one replaced, and one that runs and used up its time; a younger one changes nothing', () => {
    const scene = failing(FULL, 20);
    expect(judge({ stoppedTasks: [aReplacedTask(FULL, 160)], ...scene }).doom).toContain('2 new tasks');
  });

  test('ECS’s own verdicts need no settings', () => {
    const unread = aHealth({ targetGroups: null, containerChecks: null });
    expect(
      judge({ stoppedTasks: [aReplacedTask(200, 129), aReplacedTask(75, 0)] }, unread).doom,
    ).not.toBeNull();
  });

  test('a target group that no listener uses never checks its targets', () => {
    const newTasks = [aNewTask(FULL), aNewTask(FULL)];
    const unused = {
      reason: 'Target.NotInUse',
      description: 'Target group is not configured to receive traffic',
    };
    const targets = newTasks.map((task) => targetOf(task, 'unused', unused));
    expect(judge({ newTasks, targets }).doom).not.toBeNull();
  });

  test('a container health check, without a load balancer', () => {
    const checks = [{ intervalSeconds: 30, timeoutSeconds: 5, retries: 3, startPeriodSeconds: 0 }];
    const service = aRollingService();
    const newTasks = [105, 106].map((age) => aNewTask(age, { healthStatus: 'UNHEALTHY' }));
    const health = aHealth({ targetGroups: [], containerChecks: checks });
    expect(judge({ service, newTasks, targets: null }, health).doom).not.toBeNull();
    const younger = [104, 104].map((age) => aNewTask(age, { healthStatus: 'UNHEALTHY' }));
    expect(judge({ service, newTasks: younger, targets: null }, health).doom).toBeNull();
  });

  test('healthy in one target group only, of two', () => {
    const other = { ...BALANCER, targetGroupArn: 'arn:other' };
    const service = aRollingService(
      {},
      {},
      {
        loadBalancers: [BALANCER, other],
        healthCheckGracePeriodSeconds: 60,
      },
    );
    const newTasks = [aNewTask(FULL), aNewTask(FULL)];
    const targets = newTasks.flatMap((task) => [
      targetOf(task, 'healthy'),
      targetOf(task, 'unhealthy', { targetGroupArn: 'arn:other' }),
    ]);
    const health = aHealth({ targetGroups: [someSettings(), someSettings({ targetGroupArn: 'arn:other' })] });
    expect(judge({ service, newTasks, targets }, health).doom).not.toBeNull();
  });

  test('max-failed-tasks is how many it takes', () => {
    expect(judge(failing(FULL), aHealth(), { maxFailedTasks: 1 }).doom).toContain('1 new task ');
    expect(judge(failing(FULL, FULL), aHealth(), { maxFailedTasks: 3 }).doom).toBeNull();
    expect(judge(failing(FULL, FULL, FULL), aHealth(), { maxFailedTasks: 0 }).doom).toBeNull();
  });

  test('ends the watch, before the deadline', () => {
    const target = aRolloutTarget({ health: aHealth() });
    expect(assessRollout(aWebSnapshot(failing(FULL, FULL)), target)).toMatchObject({ status: 'doomed' });
  });
});

describe('merely slow: never failed', () => {
  test.each<[string, Partial<RolloutSnapshot>, RolloutHealth?]>([
    ['migrating during the grace period', failing(59, 59)],
    [
      'answering at the end of its grace, and healthy only after five more checks',
      failing(FULL - 1, FULL - 1),
    ],
    ['a boot time that was seen before', failing(299, 299), aHealth({}, { observedMs: [200_000] })],
    [
      'the load balancer still does its first checks',
      (() => {
        const newTasks = [aNewTask(900), aNewTask(900)];
        return { newTasks, targets: newTasks.map((task) => targetOf(task, 'initial')) };
      })(),
    ],
    [
      'an internal error of the load balancer',
      (() => {
        const newTasks = [aNewTask(FULL), aNewTask(FULL)];
        const reason = 'Elb.InternalError';
        return { newTasks, targets: newTasks.map((task) => targetOf(task, 'unhealthy', { reason })) };
      })(),
    ],
    ['targets that can not be read', { newTasks: [aNewTask(FULL), aNewTask(FULL)], targets: null }],
    [
      'replaced by ECS, and the state of the others is not readable',
      {
        stoppedTasks: [aReplacedTask(200, 129), aReplacedTask(75, 0)],
        newTasks: [aNewTask(75)],
        targets: null,
      },
    ],
    [
      'targets that are instances',
      (() => {
        const newTasks = [aNewTask(FULL, { privateIpv4: null }), aNewTask(FULL, { privateIpv4: null })];
        return { newTasks, targets: [] };
      })(),
    ],
    [
      'stopped for other reasons than checks',
      {
        stoppedTasks: [1, 2].map(() => aReplacedTask(200, 100, { stoppedReason: 'Task stopped by user' })),
      },
    ],
    ['started before the watch', failing(900, 900), aHealth({}, { sinceMs: NOW_MS - 30_000 })],
    [
      'replaced, and it had started before the watch',
      {
        stoppedTasks: [aReplacedTask(900, 5), aReplacedTask(900, 5)],
      },
    ],
  ])('%s', (...[, scene, health]) => {
    expect(judge(scene, health).doom).toBeNull();
  });

  test('a target that flaps was healthy once', () => {
    const scene = failing(FULL, FULL, FULL);
    const healthyAtMs = Object.fromEntries(scene.newTasks.map(({ arn }) => [arn, NOW_MS - 60_000]));
    expect(judge(scene, aHealth({}, { healthyAtMs })).doom).toBeNull();
  });

  test('one that became healthy shows that the revision can work', () => {
    const scene = failing(FULL, FULL);
    const fine = aNewTask(FULL);
    const targets = [...scene.targets, targetOf(fine, 'healthy')];
    const health = aHealth({}, { healthyAtMs: { [fine.arn]: NOW_MS - 100_000 } });
    expect(judge({ newTasks: [...scene.newTasks, fine], targets }, health).doom).toBeNull();
  });

  test('one that started before the first failure gets its full time, too', () => {
    const stoppedTasks = [aReplacedTask(200, 129), aReplacedTask(75, 0)];
    expect(judge({ stoppedTasks, ...failing(200) }).doom).toBeNull();
    expect(judge({ stoppedTasks, ...failing(FULL) }).doom).toContain('3 new tasks');
  });
});

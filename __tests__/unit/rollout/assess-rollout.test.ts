import { describe, expect, test } from '@jest/globals';
import type { RolloutSnapshot, RolloutTarget } from '../../../src/model/rollout.js';
import { assessRollout } from '../../../src/rollout/assess-rollout.js';
import * as world from '../../support/builders/world.js';

const { NEW_ID, NEW_ARN, NOW_MS, aDeadTask, aRollingService, aService, aServiceDeployment, aTask } = world;

const assess = (snapshot: Partial<RolloutSnapshot>, target: Partial<RolloutTarget> = {}) =>
  assessRollout(world.aSnapshot(snapshot), world.aRolloutTarget(target));
const added = (more = {}) => aTask({ startedBy: NEW_ID, taskDefinitionArn: NEW_ARN, ...more });
const ours = { id: NEW_ID, taskDefinitionArn: NEW_ARN, createdAtMs: NOW_MS - 60_000 };
const late = { deadlineAtMs: NOW_MS };
const done = aService({ deployments: [world.aDeployment(ours)] });
const loop = [aDeadTask(), aDeadTask()];

describe('our deployment is PRIMARY', () => {
  test('waiting describes the progress', () => {
    expect(assess({ newTasks: [added()], oldTasks: [aTask()] })).toEqual({
      status: 'waiting',
      sentence: '1 of 2 new tasks running, 1 old task left.',
      death: null,
      onlyOldDraining: false,
    });
  });

  test('tasks with a check are called healthy', () => {
    const newTasks = [added({ healthStatus: 'HEALTHY' }), added({ lastStatus: 'PENDING' })];
    expect(assess({ newTasks }).sentence).toBe('1 of 2 new tasks healthy, no old task left.');
  });

  test('COMPLETED is the end', () => {
    expect(assess({ service: done, newTasks: [added(), added()] })).toMatchObject({ status: 'completed' });
    expect(assess({ service: done, newTasks: [added(), added()] }, late)).toMatchObject({
      status: 'completed',
    });
  });

  test('running as many as desired is not the end while ECS says IN_PROGRESS', () => {
    const service = aService({ deployments: [world.aDeployment({ ...ours, rolloutState: 'IN_PROGRESS' })] });
    expect(assess({ service, newTasks: [added(), added()] }).status).toBe('waiting');
  });

  test.each([
    ['the service deployment is SUCCESSFUL', 'SUCCESSFUL', 'completed'],
    ['the service deployment is IN_PROGRESS', 'IN_PROGRESS', 'waiting'],
    ['an unknown status', 'BAKING', 'waiting'],
  ])('no rolloutState, %s', (_case, status, verdict) => {
    const service = aRollingService({ rolloutState: null });
    expect(assess({ service, serviceDeployment: aServiceDeployment({ status }) }).status).toBe(verdict);
  });

  test('no rolloutState and nothing else to read: alone and fully running', () => {
    const service = aService({ deployments: [world.aDeployment({ ...ours, rolloutState: null })] });
    const newTasks = [added(), added()];
    expect(assess({ service, newTasks }).status).toBe('completed');
    expect(assess({ service, newTasks, oldTasks: [aTask()] }).status).toBe('waiting');
  });

  test('the circuit breaker without a rollback: failed while still PRIMARY, with the reason', () => {
    const rolloutStateReason = 'ECS deployment circuit breaker: tasks failed to start.';
    const service = aRollingService({ rolloutState: 'FAILED', rolloutStateReason });
    const verdict = assess({ service, stoppedTasks: [aDeadTask()] }, { maxFailedTasks: 0 });
    expect(verdict).toMatchObject({ status: 'failed', death: { exitCode: 1 } });
    expect(verdict.sentence).toBe(`ECS marked this deployment as failed: ${rolloutStateReason}`);
  });

  test.each([
    ['ROLLBACK_REQUESTED', 'rolling-back'],
    ['ROLLBACK_IN_PROGRESS', 'rolling-back'],
    ['ROLLBACK_SUCCESSFUL', 'rolling-back'],
    ['ROLLBACK_FAILED', 'failed'],
    ['STOP_REQUESTED', 'waiting'],
    ['STOPPED', 'waiting'],
    ['SUCCESSFUL', 'waiting'],
  ])('IN_PROGRESS while its service deployment says %s: %s', (status, verdict) => {
    expect(assess({ serviceDeployment: aServiceDeployment({ status }) }).status).toBe(verdict);
  });

  test('a crash loop is doomed before the deadline', () => {
    expect(assess({ stoppedTasks: loop })).toMatchObject({
      status: 'doomed',
      death: { count: 2, exitCode: 1 },
    });
  });

  test('a crash loop that ECS calls COMPLETED is doomed: its breaker does not see crashes after RUNNING', () => {
    const service = aService({ deployments: [world.aDeployment({ ...ours, runningCount: 0 })] });
    expect(assess({ service, stoppedTasks: loop }).status).toBe('doomed');
  });

  test('tasks that ECS counts but does not list prove nothing', () => {
    expect(assess({ service: aRollingService({ runningCount: 1 }), stoppedTasks: loop }).status).toBe(
      'waiting',
    );
  });

  test('twenty tasks of which two failed for a transient reason: completed', () => {
    const newTasks = Array.from({ length: 20 }, () => added());
    const service = { ...done, desiredCount: 20 };
    expect(assess({ service, newTasks, stoppedTasks: loop }).status).toBe('completed');
  });

  test('a service that is being deleted: failed', () => {
    expect(assess({ service: aRollingService({}, {}, { status: 'DRAINING' }) }).status).toBe('failed');
  });

  test('another deployment with an unknown status does not matter', () => {
    expect(
      assess({ service: aRollingService({}, { status: 'DRAINING', rolloutState: 'FAILED' }) }).status,
    ).toBe('waiting');
  });
});

describe('out of time', () => {
  test('timed-out names what was missing', () => {
    const verdict = assess({ newTasks: [added()], stoppedTasks: [aDeadTask()] }, late);
    expect(verdict).toMatchObject({ status: 'timed-out', onlyOldDraining: false, death: { exitCode: 1 } });
    expect(verdict.sentence).toContain('1 of 2 new tasks');
  });

  test('all new tasks healthy and only old ones left is distinguished', () => {
    const oldTasks = [aTask({ desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' })];
    const verdict = assess({ newTasks: [added(), added()], oldTasks }, late);
    expect(verdict).toMatchObject({ status: 'timed-out', onlyOldDraining: true });
  });

  test.each([
    ['was started after the others failed', NOW_MS - 1_000, false],
    ['has run a little longer than they did, when it was read', NOW_MS - 5_000, false],
    ['was started before the others failed', NOW_MS - 600_000, true],
  ])('a revision whose tasks keep failing does not serve because one more runs: it %s', (_case, at, only) => {
    const newTasks = [added({ startedAtMs: NOW_MS - 600_000 }), added({ startedAtMs: at })];
    const question = { newTasks, oldTasks: [aTask()], stoppedTasks: loop };
    expect(assess(question, { ...late, maxFailedTasks: 0 }).onlyOldDraining).toBe(only);
  });

  describe('behind a load balancer', () => {
    const loadBalancers = [
      { targetGroupArn: world.TARGET_GROUP_ARN, containerName: 'web', containerPort: 8000 },
    ];
    const service = aRollingService({}, {}, { loadBalancers });
    const newTasks = [added({ privateIpv4: '10.0.9.1' }), added({ privateIpv4: '10.0.9.2' })];
    const targets = (second: string) => [
      world.aTarget({ id: '10.0.9.1' }),
      world.aTarget({ id: '10.0.9.2', state: second }),
    ];
    const going = [aTask({ desiredStatus: 'STOPPED' })];

    test.each([
      ['all targets healthy', targets('healthy'), going, true],
      ['one target still initial', targets('initial'), going, false],
      ['targets not readable, every old task is being stopped', null, going, true],
      ['targets not readable, an old task is to stay', null, [aTask()], false],
      ['no old task left', targets('healthy'), [], false],
    ])('%s', (_case, known, oldTasks, only) => {
      expect(assess({ service, newTasks, oldTasks, targets: known }, late).onlyOldDraining).toBe(only);
    });
  });
});

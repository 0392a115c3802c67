import { describe, expect, test } from '@jest/globals';
import type { RolloutSnapshot, RolloutTarget } from '../../../src/model/rollout.js';
import type { Deployment } from '../../../src/model/service.js';
import { assessRollout } from '../../../src/rollout/assess-rollout.js';
import * as world from '../../support/builders/world.js';

const {
  FOREIGN_ARN,
  FOREIGN_ID,
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  OLD_ID,
  aDeployment,
  aService,
  aServiceDeployment,
} = world;

const assess = (snapshot: Partial<RolloutSnapshot>, target: Partial<RolloutTarget> = {}) =>
  assessRollout(world.aSnapshot(snapshot), world.aRolloutTarget(target));
const withPrimary = (primary: Partial<Deployment>, ...others: Partial<Deployment>[]) =>
  aService({
    deployments: [
      aDeployment(primary),
      ...others.map((other) => aDeployment({ status: 'ACTIVE', ...other })),
    ],
  });

const failed = {
  id: NEW_ID,
  taskDefinitionArn: NEW_ARN,
  rolloutState: 'FAILED',
  createdAtMs: NOW_MS - 60_000,
};
const started = { createdAtMs: NOW_MS - 1000 };
const foreign = { id: FOREIGN_ID, taskDefinitionArn: FOREIGN_ARN, rolloutState: 'IN_PROGRESS', ...started };
const reason = 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1111111111111111111.';
const rolledBack = aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL' });

describe('rolled back by ECS', () => {
  test('the old id is PRIMARY again, with the reason: rolling back, then rolled back', () => {
    const during = withPrimary({ rolloutState: 'IN_PROGRESS', rolloutStateReason: reason }, failed);
    expect(assess({ service: during }).status).toBe('rolling-back');
    expect(assess({ service: withPrimary({}, failed) }).status).toBe('rolled-back');
  });

  test('the reason of the failure is reported', () => {
    const verdict = assess({ service: withPrimary({}, failed), stoppedTasks: [world.aDeadTask()] });
    expect(verdict).toMatchObject({
      death: { exitCode: 1 },
      sentence: expect.stringContaining('revision shop:45'),
    });
  });

  test('a rollback under a new id is one by its reason, by an event, or by the service deployment', () => {
    const next = { id: FOREIGN_ID, rolloutState: 'IN_PROGRESS', ...started };
    const event = {
      id: 'e',
      atMs: NOW_MS,
      message: `(service worker) rolling back to deployment ${FOREIGN_ID}.`,
    };
    const old = { id: OLD_ID };
    expect(assess({ service: withPrimary({ ...next, rolloutStateReason: reason }, failed) }).status).toBe(
      'rolling-back',
    );
    expect(assess({ service: { ...withPrimary(next, failed), events: [event] } }).status).toBe(
      'rolling-back',
    );
    const serviceDeployment = aServiceDeployment({ status: 'ROLLBACK_IN_PROGRESS' });
    expect(assess({ service: withPrimary(next, failed, old), serviceDeployment }).status).toBe(
      'rolling-back',
    );
    const completed = withPrimary({ ...next, rolloutState: 'COMPLETED' });
    expect(assess({ service: completed, serviceDeployment: rolledBack }).status).toBe('rolled-back');
  });

  test('back to a record that is older than ours and not the one before: a rollback', () => {
    const service = withPrimary({ id: 'ecs-svc/5', rolloutState: 'IN_PROGRESS' }, failed);
    expect(assess({ service }).status).toBe('rolling-back');
  });

  test.each([
    ['PRIMARY is FAILED', withPrimary({ rolloutState: 'FAILED' }, failed), null],
    [
      'ECS says so',
      withPrimary({ rolloutState: 'IN_PROGRESS' }, failed),
      aServiceDeployment({ status: 'ROLLBACK_FAILED' }),
    ],
  ])('a rollback that failed too is a failure: %s', (_case, service, serviceDeployment) => {
    expect(assess({ service, serviceDeployment }).status).toBe('failed');
  });

  test('PRIMARY is still in progress, whatever the service deployment says: rolling back', () => {
    const service = withPrimary({ rolloutState: 'IN_PROGRESS', rolloutStateReason: reason }, failed);
    expect(assess({ service, serviceDeployment: rolledBack }).status).toBe('rolling-back');
  });

  test('time does not run out on a rollback: it has its own', () => {
    const service = withPrimary({ rolloutState: 'IN_PROGRESS', rolloutStateReason: reason }, failed);
    expect(assess({ service }, { deadlineAtMs: 0 }).status).toBe('rolling-back');
  });
});

describe('superseded', () => {
  test.each<[string, Partial<Deployment>[]]>([
    ['ours is still there', [{ ...failed, rolloutState: 'IN_PROGRESS' }]],
    ['ours had failed', [failed]],
    ['ours is gone', []],
  ])('a foreign deployment is PRIMARY, %s', (_case, others) => {
    const verdict = assess({ service: withPrimary(foreign, ...others) });
    expect(verdict.status).toBe('superseded');
    expect(verdict.sentence).toContain(`${FOREIGN_ID}, revision shop:47`);
  });

  test('also when it is completed and stable', () => {
    expect(assess({ service: withPrimary({ ...foreign, rolloutState: 'COMPLETED' }) }).status).toBe(
      'superseded',
    );
  });

  test('also when it deploys the same revision', () => {
    const same = { ...foreign, taskDefinitionArn: NEW_ARN };
    expect(assess({ service: withPrimary(same), serviceDeployment: rolledBack }).status).toBe('superseded');
  });

  test('rolled back, and then someone deployed: superseded', () => {
    const service = withPrimary(foreign, { id: OLD_ID });
    expect(assess({ service, serviceDeployment: rolledBack }).status).toBe('superseded');
  });

  test('an old event of a rollback to another deployment proves nothing', () => {
    const events = [
      { id: 'e', atMs: NOW_MS, message: `(service worker) rolling back to deployment ${FOREIGN_ID}9.` },
    ];
    expect(assess({ service: { ...withPrimary(foreign), events } }).status).toBe('superseded');
  });
});

describe('our id is not in the list', () => {
  const unchanged = withPrimary({});
  const ages = (missingMs: number) => ({ firstSeenMissingAtMs: NOW_MS - missingMs });

  test('ECS lags: missing is no verdict, for the grace', () => {
    expect(assess({ service: unchanged }).status).toBe('missing');
    expect(assess({ service: unchanged }, ages(29_999)).status).toBe('missing');
  });

  test('after the grace it is gone: what is PRIMARY was rolled back to', () => {
    expect(assess({ service: unchanged }, ages(30_000)).status).toBe('rolled-back');
  });

  test.each([
    ['the service deployment', { serviceDeployment: rolledBack, service: unchanged }],
    [
      'an event',
      {
        service: {
          ...unchanged,
          events: [
            {
              id: 'e',
              atMs: 0,
              message: `(service worker) (deployment ${NEW_ID}) deployment failed: tasks failed to start.`,
            },
          ],
        },
      },
    ],
  ])('no grace is needed if %s says that it failed', (_case, snapshot) => {
    expect(assess(snapshot).status).toBe('rolled-back');
  });

  test('no grace is needed if PRIMARY itself says that ECS is rolling back', () => {
    const service = withPrimary({ rolloutState: 'IN_PROGRESS', rolloutStateReason: reason });
    expect(assess({ service }).status).toBe('rolling-back');
  });

  test('no PRIMARY: missing, then failed', () => {
    const service = aService({ deployments: [] });
    expect(assess({ service }).status).toBe('missing');
    expect(assess({ service }, ages(30_000)).status).toBe('failed');
  });

  test('missing until the deadline: timed-out', () => {
    expect(assess({ service: unchanged }, { deadlineAtMs: NOW_MS }).status).toBe('timed-out');
  });
});

import { describe, expect, test } from '@jest/globals';
import type { RolloutSnapshot } from '../../../src/model/rollout.js';
import type { Deployment } from '../../../src/model/service.js';
import { assessRollback, type RollbackTarget } from '../../../src/rollout/assess-rollback.js';
import * as world from '../../support/builders/world.js';

const { FOREIGN_ARN, FOREIGN_ID, NEW_ARN, NEW_ID, NOW_MS, OLD_ARN, OLD_ID, aDeployment, aService } = world;

const assess = (snapshot: Partial<RolloutSnapshot>, target: Partial<RollbackTarget> = {}) =>
  assessRollback(world.aSnapshot(snapshot), {
    failedDeploymentId: NEW_ID,
    previous: world.aPreviousState(),
    deadlineAtMs: NOW_MS + 60_000,
    requestedTaskDefinitionArn: null,
    ...target,
  });
const failed = aDeployment({
  id: NEW_ID,
  taskDefinitionArn: NEW_ARN,
  status: 'ACTIVE',
  createdAtMs: NOW_MS - 60_000,
});
const withPrimary = (primary: Partial<Deployment>) =>
  aService({ deployments: [aDeployment(primary), failed] });
const under = (id: string, taskDefinitionArn: string) => ({
  id,
  taskDefinitionArn,
  createdAtMs: NOW_MS - 1000,
});

describe('assessRollback', () => {
  test('ours is still PRIMARY: waiting, then out of time', () => {
    expect(assess({})).toMatchObject({ status: 'waiting', primaryId: NEW_ID });
    expect(assess({}, { deadlineAtMs: NOW_MS })).toMatchObject({ status: 'timed-out', primaryId: NEW_ID });
  });

  test('the old id is PRIMARY again: old-is-primary, then completed, also at the last moment', () => {
    expect(assess({ service: withPrimary({ rolloutState: 'IN_PROGRESS' }) })).toMatchObject({
      status: 'old-is-primary',
      primaryId: OLD_ID,
    });
    expect(assess({ service: withPrimary({}) }, { deadlineAtMs: NOW_MS })).toMatchObject({
      status: 'completed',
    });
    expect(
      assess({ service: withPrimary({ rolloutState: 'IN_PROGRESS' }) }, { deadlineAtMs: NOW_MS }).status,
    ).toBe('timed-out');
  });

  test('a new deployment of the old revision, or of the one that was requested, is the rollback', () => {
    const old = { ...under(FOREIGN_ID, OLD_ARN), rolloutState: 'IN_PROGRESS' };
    expect(assess({ service: withPrimary(old) }).status).toBe('old-is-primary');
    const requested = { ...under(FOREIGN_ID, FOREIGN_ARN), rolloutState: 'IN_PROGRESS' };
    const target = { requestedTaskDefinitionArn: FOREIGN_ARN };
    expect(assess({ service: withPrimary(requested) }, target).status).toBe('old-is-primary');
    expect(assess({ service: withPrimary(requested) }).status).toBe('superseded');
  });

  test('ECS went back to a completed deployment that is older than the one before: the rollback', () => {
    const service = withPrimary({
      id: 'ecs-svc/5',
      taskDefinitionArn: FOREIGN_ARN,
      rolloutState: 'IN_PROGRESS',
    });
    expect(assess({ service }).status).toBe('old-is-primary');
  });

  test('someone else deployed during it: superseded', () => {
    expect(assess({ service: withPrimary(under(FOREIGN_ID, FOREIGN_ARN)) })).toMatchObject({
      status: 'superseded',
      primaryId: FOREIGN_ID,
      sentence: expect.stringContaining('revision shop:47'),
    });
  });

  test('the rollback fails: failed, with ECS’s reason', () => {
    const rolloutStateReason = 'tasks failed to start.';
    const verdict = assess({ service: withPrimary({ rolloutState: 'FAILED', rolloutStateReason }) });
    expect(verdict).toMatchObject({
      status: 'failed',
      sentence: expect.stringContaining(rolloutStateReason),
    });
  });

  test('ECS finds nothing to roll back to: failed; but an update that was requested goes on', () => {
    const statusReason = 'No rollback candidate was found to run the rollback.';
    const serviceDeployment = world.aServiceDeployment({ status: 'ROLLBACK_FAILED', statusReason });
    expect(assess({ serviceDeployment })).toMatchObject({
      status: 'failed',
      sentence: expect.stringContaining(statusReason),
    });
    expect(assess({ serviceDeployment }, { requestedTaskDefinitionArn: OLD_ARN }).status).toBe('waiting');
  });

  test('no rolloutState: completed once alone and fully running', () => {
    const alone = aDeployment({ rolloutState: null });
    expect(assess({ service: aService({ deployments: [alone] }) }).status).toBe('completed');
    expect(assess({ service: withPrimary({ rolloutState: null }) }).status).toBe('old-is-primary');
  });

  test('no PRIMARY: waiting; the service is deleted: failed', () => {
    expect(assess({ service: aService({ deployments: [failed] }) })).toMatchObject({
      status: 'waiting',
      primaryId: null,
    });
    expect(assess({ service: aService({ status: 'INACTIVE' }) }).status).toBe('failed');
  });
});

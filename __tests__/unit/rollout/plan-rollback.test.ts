import { describe, expect, test } from '@jest/globals';
import { planRollback, type RollbackQuestion } from '../../../src/rollout/plan-rollback.js';
import * as world from '../../support/builders/world.js';

const { FOREIGN_ARN, FOREIGN_ID, NEW_ARN, NEW_ID, NOW_MS, OLD_ARN, OLD_ID, aDeployment, aService } = world;
const { aPreviousState, aRollingService, aServiceDeployment, anUndoRecord } = world;
const SERVICE_DEPLOYMENT = aServiceDeployment();
const ours = { id: NEW_ID, taskDefinitionArn: NEW_ARN, createdAtMs: NOW_MS - 60_000 };
const completedAlone = aService({ deployments: [aDeployment(ours)], taskDefinitionArn: NEW_ARN });
const made = { state: 'made', taskDefinitionArn: NEW_ARN, deploymentId: NEW_ID } as const;

const plan = (question: Partial<RollbackQuestion> = {}) =>
  planRollback({
    service: aRollingService(),
    record: anUndoRecord(),
    serviceDeployments: [SERVICE_DEPLOYMENT],
    completedTaskDefinitionArn: null,
    preferReplacement: false,
    ...question,
  });

describe('ours is PRIMARY', () => {
  test.each(['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED'])(
    'a service deployment that is %s is stopped',
    (status) => {
      expect(plan({ serviceDeployments: [aServiceDeployment({ status })] })).toEqual({
        kind: 'stop',
        serviceDeploymentArn: SERVICE_DEPLOYMENT.arn,
      });
    },
  );

  test.each<[string, Partial<RollbackQuestion>]>([
    ['its service deployment is not known', { serviceDeployments: [] }],
    [
      'only those of other revisions are',
      {
        serviceDeployments: [aServiceDeployment({ targetServiceRevisionArn: 'arn:x/12222222222222222222' })],
      },
    ],
    ['it is over already', { serviceDeployments: [aServiceDeployment({ status: 'SUCCESSFUL' })] }],
    ['it is stopped', { serviceDeployments: [aServiceDeployment({ status: 'STOPPED' })] }],
    ['it has an unknown status', { serviceDeployments: [aServiceDeployment({ status: 'PAUSED' })] }],
    ['the old workers would stay deaf', { preferReplacement: true }],
    ['no completed deployment is listed', { service: completedAlone }],
  ])('the service is updated back where %s', (_case, question) => {
    expect(plan(question)).toEqual({
      kind: 'update',
      update: { taskDefinitionArn: OLD_ARN },
      sentence: 'Rolling back to revision shop:45.',
    });
  });

  test.each(['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'])(
    'while ECS is at it (%s) nothing is requested',
    (status) => {
      const serviceDeployments = [aServiceDeployment({ status })];
      expect(plan({ serviceDeployments, preferReplacement: true })).toEqual({
        kind: 'already',
        deploymentId: OLD_ID,
      });
    },
  );

  test('the last completed deployment is the target, not an unfinished one', () => {
    const oldest = aDeployment({ id: 'ecs-svc/5', status: 'ACTIVE', taskDefinitionArn: FOREIGN_ARN });
    const service = aRollingService({}, { rolloutState: 'IN_PROGRESS' });
    const record = anUndoRecord({ previous: aPreviousState({ completed: false }) });
    const question = { record, serviceDeployments: [] };
    expect(
      plan({ ...question, service: { ...service, deployments: [...service.deployments, oldest] } }),
    ).toMatchObject({
      update: { taskDefinitionArn: FOREIGN_ARN },
    });
    expect(plan({ ...question, service, completedTaskDefinitionArn: FOREIGN_ARN })).toMatchObject({
      update: { taskDefinitionArn: FOREIGN_ARN },
    });
    expect(plan({ ...question, service }).kind).toBe('impossible');
  });

  test('what we changed is restored in the same call', () => {
    const record = anUndoRecord({ update: { ...made, request: { desiredCount: 4, maximumPercent: 150 } } });
    const service = aRollingService({}, {}, { desiredCount: 4, maximumPercent: 150 });
    expect(plan({ record, service, serviceDeployments: [] })).toMatchObject({
      update: { taskDefinitionArn: OLD_ARN, desiredCount: 2, maximumPercent: 200 },
    });
  });

  test('the same revision as before needs force', () => {
    const service = aRollingService({ taskDefinitionArn: OLD_ARN });
    const record = anUndoRecord({ update: { ...made, taskDefinitionArn: OLD_ARN } });
    expect(plan({ service, record, serviceDeployments: [] })).toMatchObject({
      update: { taskDefinitionArn: OLD_ARN, forceNewDeployment: true },
    });
  });

  test('no deployment was started: only settings are restored', () => {
    const record = anUndoRecord({
      update: { state: 'made', taskDefinitionArn: OLD_ARN, deploymentId: OLD_ID },
    });
    const service = aService({ desiredCount: 4 });
    expect(plan({ service, record })).toMatchObject({ kind: 'update', update: { desiredCount: 2 } });
    expect(plan({ service: aService(), record })).toEqual({ kind: 'already', deploymentId: OLD_ID });
  });
});

describe("UpdateService's answer was lost", () => {
  const record = anUndoRecord({ update: { state: 'sent', taskDefinitionArn: NEW_ARN, deploymentId: null } });

  test('a new PRIMARY with our revision is ours', () => {
    expect(plan({ record }).kind).toBe('stop');
  });

  test('a new PRIMARY with another revision is foreign', () => {
    expect(plan({ record, service: aRollingService({ taskDefinitionArn: FOREIGN_ARN }) }).kind).toBe(
      'foreign',
    );
  });

  test('PRIMARY is what it was: there is nothing to request', () => {
    expect(plan({ record, service: aService() })).toEqual({ kind: 'already', deploymentId: OLD_ID });
  });
});

describe('ours is not PRIMARY', () => {
  const failed = aDeployment({ ...ours, status: 'ACTIVE', rolloutState: 'FAILED' });

  test('ECS acted already', () => {
    const service = aService({ deployments: [aDeployment({ rolloutState: 'IN_PROGRESS' }), failed] });
    expect(plan({ service })).toEqual({ kind: 'already', deploymentId: OLD_ID });
  });

  test('someone else deployed: nothing is changed, whatever is preferred', () => {
    const foreign = aDeployment({ id: FOREIGN_ID, taskDefinitionArn: FOREIGN_ARN, createdAtMs: NOW_MS });
    const service = aService({ deployments: [foreign, failed] });
    expect(plan({ service, preferReplacement: true })).toEqual({
      kind: 'foreign',
      deploymentId: FOREIGN_ID,
      sentence: `Another deployment (${FOREIGN_ID}, revision shop:47) is PRIMARY: it is left alone.`,
    });
  });

  test('no PRIMARY: impossible', () => {
    expect(plan({ service: aService({ deployments: [failed] }) }).kind).toBe('impossible');
  });

  test('UpdateService was never sent: there is nothing to request', () => {
    expect(plan({ service: aService(), record: anUndoRecord({ update: null }) }).kind).toBe('already');
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import type { EcsPort } from '../../../src/ports.js';
import { awsError, startFakeAws, useFakeAws, type FakeAws } from './fake-aws.js';

let aws: FakeAws;
let ecs: EcsPort;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
});
beforeEach(() => {
  aws.reset();
  ecs = connectEcs({ cluster: 'prod', service: 'worker' });
});
afterAll(() => aws.close());

const unreadable = ['AccessDeniedException', 'UnsupportedFeatureException', 'ServiceNotFoundException'];

test.each(unreadable)(
  '%s: null and empty, so that the caller looks at the deployments instead',
  async (name) => {
    aws.answer('DescribeServiceDeployments', awsError(name, 'no'));
    aws.answer('ListServiceDeployments', awsError(name, 'no'));
    aws.answer('DescribeServiceRevisions', awsError(name, 'no'));
    await expect(ecs.fetchServiceDeployment('arn:1')).resolves.toBeNull();
    await expect(ecs.fetchServiceDeployments()).resolves.toEqual([]);
    await expect(ecs.fetchServiceRevision('arn:r')).resolves.toBeNull();
  },
);

test('an old deployment that comes back as MISSING is null', async () => {
  aws.answer('DescribeServiceDeployments', {
    body: { serviceDeployments: [], failures: [{ reason: 'MISSING' }] },
  });
  await expect(ecs.fetchServiceDeployment('arn:1')).resolves.toBeNull();
});

test('reads status, breaker, rollback and target revision', async () => {
  aws.answer('DescribeServiceDeployments', {
    body: {
      serviceDeployments: [
        {
          serviceDeploymentArn: 'arn:1',
          status: 'ROLLBACK_IN_PROGRESS',
          createdAt: 1759352400,
          targetServiceRevision: { arn: 'arn:rev/123' },
          deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
          rollback: { reason: 'breaker' },
          lifecycleStage: 'SCALE_UP',
          lifecycleHookDetails: [
            { hookId: 'hook-1', status: 'SUCCEEDED' },
            { hookId: 'hook-2', status: 'AWAITING_ACTION', expiresAt: 1759352500, timeoutAction: 'ROLLBACK' },
          ],
          alarms: { status: 'TRIGGERED', alarmNames: ['a', 'b'], triggeredAlarmNames: ['b'] },
        },
      ],
    },
  });
  await expect(ecs.fetchServiceDeployment('arn:1')).resolves.toEqual({
    arn: 'arn:1',
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason: null,
    targetServiceRevisionArn: 'arn:rev/123',
    createdAtMs: 1759352400000,
    circuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    rollbackReason: 'breaker',
    lifecycleStage: 'SCALE_UP',
    waitingHooks: [{ id: 'hook-2', expiresAtMs: 1759352500000, timeoutAction: 'ROLLBACK' }],
    triggeredAlarms: ['b'],
  });
});

test('lists newest first, and keeps the short form of what cannot be described', async () => {
  aws.answer('ListServiceDeployments', {
    body: {
      serviceDeployments: [
        { serviceDeploymentArn: 'old', status: 'SUCCESSFUL', createdAt: 1 },
        { serviceDeploymentArn: 'new', status: 'IN_PROGRESS', createdAt: 2 },
      ],
    },
  });
  aws.answer('DescribeServiceDeployments', awsError('AccessDeniedException', 'no'));
  const found = await ecs.fetchServiceDeployments();
  expect(found.map(({ arn, circuitBreaker }) => [arn, circuitBreaker])).toEqual([
    ['new', null],
    ['old', null],
  ]);
  expect(aws.calls[0]?.body).toEqual({ cluster: 'prod', service: 'worker', maxResults: 20 });
});

test('the task definition of a service revision', async () => {
  aws.answer('DescribeServiceRevisions', { body: { serviceRevisions: [{ taskDefinition: 'arn:td:7' }] } });
  await expect(ecs.fetchServiceRevision('arn:r')).resolves.toBe('arn:td:7');
  expect(aws.calls[0]?.body).toEqual({ serviceRevisionArns: ['arn:r'] });
});

test('stops with a rollback, and a conflict is invalid with the message of ECS', async () => {
  aws.answer(
    'StopServiceDeployment',
    { body: { serviceDeploymentArn: 'arn:1' } },
    awsError('ConflictException', 'Over.'),
  );
  await ecs.stopServiceDeployment('arn:1');
  expect(aws.calls[0]?.body).toEqual({ serviceDeploymentArn: 'arn:1', stopType: 'ROLLBACK' });
  await expect(ecs.stopServiceDeployment('arn:1')).rejects.toMatchObject({ kind: 'invalid' });
});

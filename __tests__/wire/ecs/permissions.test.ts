import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import { listWayBackQuestions } from '../../../src/drain/list-way-back-questions.js';
import type { EcsPort } from '../../../src/ports.js';
import { aService } from '../../support/builders/world.js';
import { awsError, startFakeAws, useFakeAws, type FakeAws } from './fake-aws.js';

const [STOP, PROTECT] = listWayBackQuestions(aService(), 'overlap');
if (STOP === undefined || PROTECT === undefined) throw new Error('overlap asks for two permissions');
const DENIED = awsError('AccessDeniedException', 'no identity-based policy allows the action');

let aws: FakeAws;
let ecs: EcsPort;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
});
beforeEach(() => {
  aws.reset();
  ecs = connectEcs({ cluster: 'shop', service: 'worker' });
});
afterAll(() => aws.close());

describe('asked by a call about something that does not exist', () => {
  test('StopServiceDeployment: not found is not denied', async () => {
    aws.answer(
      'StopServiceDeployment',
      awsError('ServiceDeploymentNotFoundException', 'Service deployment not found.'),
      DENIED,
    );
    await expect(ecs.fetchIsDenied(STOP)).resolves.toBe(false);
    await expect(ecs.fetchIsDenied(STOP)).resolves.toBe(true);
    expect(aws.calls[0]?.body).toEqual({
      serviceDeploymentArn:
        'arn:aws:ecs:eu-west-1:111122223333:service-deployment/shop/worker/handover-asks-for-way',
      stopType: 'ROLLBACK',
    });
  });

  test('UpdateTaskProtection: a failure of the one task, or an invalid task, is not denied', async () => {
    const failures = [{ arn: PROTECT.absentArn, reason: 'MISSING' }];
    aws.answer(
      'UpdateTaskProtection',
      { body: { protectedTasks: [], failures } },
      awsError('InvalidParameterException', 'task is not owned by any deployment of ECS service'),
      DENIED,
    );
    await expect(ecs.fetchIsDenied(PROTECT)).resolves.toBe(false);
    await expect(ecs.fetchIsDenied(PROTECT)).resolves.toBe(false);
    await expect(ecs.fetchIsDenied(PROTECT)).resolves.toBe(true);
    const absent = 'arn:aws:ecs:eu-west-1:111122223333:task/shop/00000000000000000000000000000000';
    expect(aws.calls[0]?.body).toEqual({ cluster: 'shop', tasks: [absent], protectionEnabled: false });
  });
});

describe('a read that can be left out', () => {
  const reads: Readonly<Record<string, (port: EcsPort) => Promise<unknown>>> = {
    ListServiceDeployments: (port) => port.fetchServiceDeployments(),
    DescribeServiceDeployments: (port) => port.fetchServiceDeployment('arn:1'),
    DescribeServiceRevisions: (port) => port.fetchServiceRevision('arn:r'),
    GetTaskProtection: (port) => port.fetchProtections(['arn:task']),
  };

  test.each(Object.entries(reads))('%s: once denied, it is not called again', async (operation, read) => {
    aws.answer(operation, DENIED);
    const first = await read(ecs);
    await expect(read(ecs)).resolves.toEqual(first);
    expect(aws.calls).toHaveLength(1);
  });

  test.each(Object.entries(reads))(
    '%s: after expired credentials it is called again',
    async (operation, read) => {
      aws.answer(operation, awsError('ExpiredTokenException', 'The security token is expired'));
      await read(ecs);
      await read(ecs);
      expect(aws.calls).toHaveLength(2);
    },
  );
});

describe('task protection in more than one call', () => {
  const arns = Array.from({ length: 11 }, (_, index) => `arn:task/${String(index)}`);
  const ten = { body: { protectedTasks: arns.slice(0, 10).map((taskArn) => ({ taskArn })) } };

  test('the second is denied: what the first protected is known, the rest are failures', async () => {
    aws.answer('UpdateTaskProtection', ten, DENIED);
    const { protections, failures } = await ecs.protectTasks(arns, 60);
    expect(protections.map(({ taskArn }) => taskArn)).toEqual(arns.slice(0, 10));
    expect(failures).toEqual([{ taskArn: 'arn:task/10', reason: 'denied' }]);
  });

  test('the first is denied: nothing is protected, and it fails', async () => {
    aws.answer('UpdateTaskProtection', DENIED);
    await expect(ecs.protectTasks(arns, 60)).rejects.toMatchObject({ kind: 'denied' });
  });
});

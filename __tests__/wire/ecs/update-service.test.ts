import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import type { EcsPort, ServiceUpdate } from '../../../src/ports.js';
import { awsError, startFakeAws, useFakeAws, type FakeAws } from './fake-aws.js';

let aws: FakeAws;
let ecs: EcsPort;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
  ecs = connectEcs({ cluster: 'prod', service: 'worker' });
});
beforeEach(() => {
  aws.reset();
});
afterAll(() => aws.close());

const answered = { body: { service: { serviceName: 'worker', deployments: [{ id: 'ecs-svc/2' }] } } };

describe('updateService sends what was asked for and nothing else', () => {
  const cases: [string, ServiceUpdate, object][] = [
    ['a revision', { taskDefinitionArn: 'arn:td:2' }, { taskDefinition: 'arn:td:2' }],
    ['no count but 0', { desiredCount: 0 }, { desiredCount: 0 }],
    ['one percent', { maximumPercent: 150 }, { deploymentConfiguration: { maximumPercent: 150 } }],
    [
      'everything',
      {
        taskDefinitionArn: 'arn:td:2',
        desiredCount: 3,
        forceNewDeployment: true,
        minimumHealthyPercent: 0,
        maximumPercent: 200,
      },
      {
        taskDefinition: 'arn:td:2',
        desiredCount: 3,
        forceNewDeployment: true,
        deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 200 },
      },
    ],
  ];
  test.each(cases)('%s', async (_name, update, sent) => {
    aws.answer('UpdateService', answered);
    const service = await ecs.updateService(update);
    expect(aws.calls.map(({ body }) => body)).toEqual([{ cluster: 'prod', service: 'worker', ...sent }]);
    expect(service.deployments[0]?.id).toBe('ecs-svc/2');
  });
});

test('a lost answer is unreachable and not repeated, since the call may have taken effect', async () => {
  aws.answer('UpdateService', 'drop');
  await expect(ecs.updateService({ desiredCount: 1 })).rejects.toMatchObject({
    name: 'WorldError',
    kind: 'unreachable',
    call: 'ecs:UpdateService',
  });
  expect(aws.calls).toHaveLength(1);
});

test('an answer of 500 is unreachable and not repeated', async () => {
  aws.answer('UpdateService', awsError('ServerException', 'internal', 500));
  await expect(ecs.updateService({ desiredCount: 1 })).rejects.toMatchObject({ kind: 'unreachable' });
  expect(aws.calls).toHaveLength(1);
});

test('a throttled call had no effect and is repeated', async () => {
  aws.answer('UpdateService', awsError('ThrottlingException', 'Rate exceeded'), answered);
  await expect(ecs.updateService({ desiredCount: 1 })).resolves.toMatchObject({ name: 'worker' });
  expect(aws.calls).toHaveLength(2);
});

test('a call that ECS refuses is invalid, with the message of ECS', async () => {
  aws.answer('UpdateService', awsError('ServiceNotActiveException', 'Service was not ACTIVE.'));
  const call = ecs.updateService({ desiredCount: 1 });
  await expect(call).rejects.toMatchObject({ kind: 'invalid' });
  await expect(call).rejects.toThrow('Service was not ACTIVE.');
});

test('a denied call names the missing action, which can be another one than the call', async () => {
  const message =
    'User: u is not authorized to perform: iam:PassRole on resource: arn:aws:iam::1:role/task because';
  aws.answer('UpdateService', awsError('AccessDeniedException', message));
  const call = ecs.updateService({ desiredCount: 1 });
  await expect(call).rejects.toMatchObject({ kind: 'denied' });
  await expect(call).rejects.toThrow('needs iam:PassRole on arn:aws:iam::1:role/task');
});

test('uses no kept connection: one that the other side has just closed would lose the only attempt', async () => {
  aws.answer('UpdateService', answered);
  await ecs.updateService({ desiredCount: 1 });
  expect(aws.calls[0]?.headers.connection).toBe('close');
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import type { EcsPort } from '../../../src/ports.js';
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

const definition = {
  family: 'worker',
  memberOfTomorrow: { deep: [1, 'ä'] },
  containerDefinitions: [
    { name: 'app', image: 'app:2', settingOfTomorrow: true, environment: [{ name: 'A', value: '1' }] },
  ],
};

test('registers members that the SDK does not know, with the right length and signature of the body', async () => {
  aws.answer('RegisterTaskDefinition', {
    body: { taskDefinition: { taskDefinitionArn: 'arn:td/worker:2' } },
  });
  await expect(ecs.registerTaskDefinition(definition)).resolves.toBe('arn:td/worker:2');
  const call = aws.calls[0];
  expect(call?.body).toEqual(definition);
  expect(call?.headers['content-length']).toBe(String(Buffer.byteLength(JSON.stringify(definition))));
  expect(call?.headers['x-amz-content-sha256']).toBe(await sha256(JSON.stringify(definition)));
});

test('a throttled registration is repeated with the same body', async () => {
  const done = { body: { taskDefinition: { taskDefinitionArn: 'arn:td/worker:2' } } };
  aws.answer('RegisterTaskDefinition', awsError('ThrottlingException', 'Rate exceeded'), done);
  await ecs.registerTaskDefinition(definition);
  expect(aws.calls.map(({ body }) => body)).toEqual([definition, definition]);
});

test('a lost answer to a registration is unreachable and not repeated', async () => {
  aws.answer('RegisterTaskDefinition', 'drop');
  await expect(ecs.registerTaskDefinition(definition)).rejects.toMatchObject({ kind: 'unreachable' });
  expect(aws.calls).toHaveLength(1);
});

test('a definition that ECS refuses is invalid, with the message of ECS and nothing of its environment', async () => {
  aws.answer('RegisterTaskDefinition', awsError('ClientException', 'Invalid CPU or memory value specified'));
  const error = await ecs.registerTaskDefinition(definition).catch((reason: unknown) => reason as Error);
  expect(error).toMatchObject({ kind: 'invalid', call: 'ecs:RegisterTaskDefinition' });
  expect(String(error)).toContain('Invalid CPU or memory value specified');
  expect(String(error)).not.toContain('environment');
});

test('reads a revision with members that the SDK does not know, as it can be registered again', async () => {
  aws.answer('DescribeTaskDefinition', {
    body: {
      taskDefinition: {
        ...definition,
        taskDefinitionArn: 'arn:td/worker:1',
        revision: 1,
        status: 'ACTIVE',
        requiresAttributes: [],
        compatibilities: ['EC2'],
        registeredAt: 1759352400.123,
        registeredBy: 'someone',
      },
      tags: [
        { key: 'team', value: 'jobs' },
        { key: 'aws:cloudformation:stack-name', value: 's' },
      ],
    },
  });
  await expect(ecs.fetchTaskDefinition('worker')).resolves.toEqual({
    arn: 'arn:td/worker:1',
    status: 'ACTIVE',
    definition: { ...definition, tags: [{ key: 'team', value: 'jobs' }] },
  });
  expect(aws.calls[0]?.body).toEqual({ taskDefinition: 'worker', include: ['TAGS'] });
});

test('an unknown revision is missing, and the message names the input', async () => {
  aws.answer('DescribeTaskDefinition', awsError('ClientException', 'Unable to describe task definition.'));
  const call = ecs.fetchTaskDefinition('worker:99');
  await expect(call).rejects.toMatchObject({ kind: 'missing' });
  await expect(call).rejects.toThrow(
    'There is no task definition "worker:99". Check the input `task-definition`',
  );
});

test('deregisters by ARN', async () => {
  aws.answer('DeregisterTaskDefinition', { body: { taskDefinition: {} } });
  await ecs.deregisterTaskDefinition('arn:td/worker:2');
  expect(aws.calls[0]?.body).toEqual({ taskDefinition: 'arn:td/worker:2' });
});

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex');
}

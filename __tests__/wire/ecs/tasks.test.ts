import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import type { EcsPort } from '../../../src/ports.js';
import { startFakeAws, useFakeAws, type FakeAws } from './fake-aws.js';

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

const arns = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `t${from + index}`);

test('walks all pages of the list and describes at most 100 tasks per call', async () => {
  aws.answer(
    'ListTasks',
    { body: { taskArns: arns(0, 100), nextToken: 'more' } },
    { body: { taskArns: arns(100, 20) } },
  );
  aws.answer(
    'DescribeTasks',
    { body: { tasks: arns(0, 100).map((taskArn) => ({ taskArn })) } },
    {
      body: {
        tasks: arns(100, 19).map((taskArn) => ({ taskArn })),
        failures: [{ arn: 't119', reason: 'MISSING' }],
      },
    },
  );
  const tasks = await ecs.fetchTasks('stopped');
  expect(tasks).toHaveLength(119);
  expect(aws.calls.map(({ operation, body }) => [operation, body])).toEqual([
    ['ListTasks', { cluster: 'prod', serviceName: 'worker', desiredStatus: 'STOPPED' }],
    ['ListTasks', { cluster: 'prod', serviceName: 'worker', desiredStatus: 'STOPPED', nextToken: 'more' }],
    ['DescribeTasks', { cluster: 'prod', tasks: arns(0, 100) }],
    ['DescribeTasks', { cluster: 'prod', tasks: arns(100, 20) }],
  ]);
});

test('a service without tasks needs no DescribeTasks', async () => {
  aws.answer('ListTasks', { body: { taskArns: [] } });
  await expect(ecs.fetchTasks('running')).resolves.toEqual([]);
  expect(aws.calls.map(({ body }) => body['desiredStatus'])).toEqual(['RUNNING']);
});

test('gives the addresses of an awsvpc task, which worker names are made of', async () => {
  const details = [
    { name: 'privateDnsName', value: 'ip-10-0-1-2.ec2.internal' },
    { name: 'privateIPv4Address', value: '10.0.1.2' },
  ];
  aws.answer('DescribeTasks', {
    body: {
      tasks: [
        { taskArn: 'a', attachments: [{ type: 'ElasticNetworkInterface', details }] },
        {
          taskArn: 'b',
          containers: [{ name: 'app', networkInterfaces: [{ privateIpv4Address: '10.0.1.3' }] }],
        },
        {
          taskArn: 'c',
          containers: [{ name: 'app', runtimeId: 'abc', exitCode: 0 }],
          stoppedAt: 1759352400.25,
        },
      ],
    },
  });
  const tasks = await ecs.fetchTasksByArn(['a', 'b', 'c']);
  expect(tasks.map(({ privateDnsName, privateIpv4 }) => [privateDnsName, privateIpv4])).toEqual([
    ['ip-10-0-1-2.ec2.internal', '10.0.1.2'],
    [null, '10.0.1.3'],
    [null, null],
  ]);
  expect(tasks[2]).toMatchObject({
    stoppedAtMs: 1759352400250,
    startedAtMs: null,
    containers: [{ name: 'app', runtimeId: 'abc', exitCode: 0, reason: null }],
  });
});

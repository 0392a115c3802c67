import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import { awsError, startFakeAws, useFakeAws, type FakeAws } from './fake-aws.js';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
});
beforeEach(() => {
  useFakeAws(aws);
  aws.reset();
});
afterAll(() => aws.close());

test('without credentials: denied before any call, and the message says which step is missing', async () => {
  delete process.env['AWS_ACCESS_KEY_ID'];
  const call = connectEcs({ cluster: 'prod', service: 'web' }).fetchService();
  await expect(call).rejects.toMatchObject({ kind: 'denied', call: 'ecs:DescribeServices' });
  await expect(call).rejects.toThrow(/aws-actions\/configure-aws-credentials.*id-token: write/);
  expect(aws.calls).toEqual([]);
});

test('without a region: the message says how to set it', async () => {
  delete process.env['AWS_REGION'];
  const call = connectEcs({ cluster: 'prod', service: 'web' }).fetchService();
  await expect(call).rejects.toThrow('No AWS region is set');
  expect(aws.calls).toEqual([]);
});

test.each([
  ['', 'No AWS region is set'],
  ['eu central', 'The AWS region "eu central" is not valid'],
])('AWS_REGION="%s": the message says how to set it', async (region, text) => {
  process.env['AWS_REGION'] = region;
  delete process.env['AWS_ENDPOINT_URL'];
  const call = connectEcs({ cluster: 'prod', service: 'web' }).fetchService();
  await expect(call).rejects.toThrow(text);
  expect(aws.calls).toEqual([]);
});

test('a region that was given wins over the environment', async () => {
  aws.answer('DescribeServices', { body: { services: [{ serviceName: 'web' }] } });
  await connectEcs({ cluster: 'prod', service: 'web', region: 'us-west-2' }).fetchService();
  expect(aws.calls[0]?.headers.authorization).toContain('/us-west-2/ecs/');
});

test('nothing listens there: unreachable', async () => {
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
  const call = connectEcs({ cluster: 'prod', service: 'web' }).fetchService();
  await expect(call).rejects.toMatchObject({ kind: 'unreachable' });
});

test('reports every call, also one that fails', async () => {
  aws.answer('DescribeServices', awsError('AccessDeniedException', 'no'));
  const calls: string[] = [];
  const ecs = connectEcs({ cluster: 'prod', service: 'web', onCall: (call) => calls.push(call) });
  await expect(ecs.fetchService()).rejects.toThrow();
  expect(calls).toEqual(['ecs:DescribeServices']);
});

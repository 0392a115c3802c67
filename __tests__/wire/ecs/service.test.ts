import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectEcs } from '../../../src/adapters/ecs/connect-ecs.js';
import type { WorldError } from '../../../src/errors.js';
import { CancelledError } from '../../../src/errors.js';
import { awsError, startFakeAws, useFakeAws, type FakeAws } from './fake-aws.js';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
});
beforeEach(() => {
  aws.reset();
});
afterAll(() => aws.close());

const ecs = (signal?: AbortSignal) =>
  connectEcs({ cluster: 'prod', service: 'worker', ...(signal ? { signal } : {}) });
const failure = (call: Promise<unknown>): Promise<WorldError> =>
  call.then(
    () => Promise.reject(new Error('should have failed')),
    (error: unknown) => error as WorldError,
  );

describe('fetchService', () => {
  test('asks for the one service of the inputs and returns times in epoch milliseconds', async () => {
    const createdAt = 1759352400.5;
    aws.answer('DescribeServices', {
      body: {
        services: [
          {
            serviceName: 'worker',
            deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 50 },
            deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'COMPLETED', createdAt }],
            events: [{ id: 'e1', createdAt, message: 'hello' }],
            loadBalancers: [{ loadBalancerName: 'classic', containerName: 'web' }],
          },
        ],
      },
    });
    const service = await ecs().fetchService();
    expect(aws.calls.map(({ operation, body }) => [operation, body])).toEqual([
      ['DescribeServices', { cluster: 'prod', services: ['worker'] }],
    ]);
    expect(service).toMatchObject({
      name: 'worker',
      minimumHealthyPercent: 50,
      maximumPercent: 150,
      strategy: 'ROLLING',
      currentServiceDeploymentArn: null,
      loadBalancers: [],
      events: [{ id: 'e1', atMs: 1759352400500, message: 'hello' }],
      deployments: [{ id: 'ecs-svc/1', createdAtMs: 1759352400500, rolloutStateReason: null }],
    });
  });

  test('an unknown service is missing, and the message names service, cluster and region', async () => {
    aws.answer('DescribeServices', { body: { services: [], failures: [{ arn: 'x', reason: 'MISSING' }] } });
    const error = await failure(ecs().fetchService());
    expect(error).toMatchObject({ name: 'WorldError', kind: 'missing', call: 'ecs:DescribeServices' });
    expect(error.message).toContain('Service "worker" was not found in cluster "prod", region eu-central-1');
  });

  test('an unknown cluster is missing', async () => {
    aws.answer('DescribeServices', awsError('ClusterNotFoundException', 'Cluster not found.'));
    const error = await failure(ecs().fetchService());
    expect(error).toMatchObject({ kind: 'missing' });
    expect(error.message).toContain('Cluster "prod" was not found in region eu-central-1');
  });

  test('a denied call names the action and the resource that the role lacks', async () => {
    const message =
      'User: arn:aws:sts::1:assumed-role/ci/x is not authorized to perform: ecs:DescribeServices on resource: arn:aws:ecs:eu-central-1:1:service/prod/worker because no identity-based policy allows it';
    aws.answer('DescribeServices', awsError('AccessDeniedException', message));
    const error = await failure(ecs().fetchService());
    expect(error.kind).toBe('denied');
    expect(error.message).toContain(
      'needs ecs:DescribeServices on arn:aws:ecs:eu-central-1:1:service/prod/worker',
    );
    expect(aws.calls).toHaveLength(1);
  });

  test('an expired token is denied, with the way to get a new one', async () => {
    aws.answer('DescribeServices', awsError('ExpiredTokenException', 'The security token is expired'));
    const error = await failure(ecs().fetchService());
    expect(error.kind).toBe('denied');
    expect(error.message).toContain('aws-actions/configure-aws-credentials');
  });

  test('a throttled read is repeated and answered', async () => {
    const throttled = awsError('ThrottlingException', 'Rate exceeded');
    aws.answer('DescribeServices', throttled, { body: { services: [{ serviceName: 'worker' }] } });
    await expect(ecs().fetchService()).resolves.toMatchObject({ name: 'worker' });
    expect(aws.calls).toHaveLength(2);
  });

  test('a lost answer is asked for again', async () => {
    aws.answer('DescribeServices', 'drop', { body: { services: [{ serviceName: 'worker' }] } });
    await expect(ecs().fetchService()).resolves.toMatchObject({ name: 'worker' });
  });

  test('cancelled while waiting for an answer: ends at once as cancelled', async () => {
    const controller = new AbortController();
    aws.answer('DescribeServices', 'hang');
    const call = failure(ecs(controller.signal).fetchService());
    await waitFor(() => aws.calls.length === 1);
    controller.abort();
    expect(await call).toBeInstanceOf(CancelledError);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !condition(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  if (!condition()) throw new Error('The condition did not come true in time.');
}

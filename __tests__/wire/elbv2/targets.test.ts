import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectLoadBalancer } from '../../../src/adapters/elbv2/connect-load-balancer.js';
import { startFakeAws, useFakeAws, type FakeAws } from '../ecs/fake-aws.js';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
});
beforeEach(() => {
  aws.reset();
});
afterAll(() => aws.close());

const answer = `<DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">
  <DescribeTargetHealthResult><TargetHealthDescriptions>
    <member><Target><Id>10.0.1.2</Id><Port>80</Port></Target><TargetHealth><State>healthy</State></TargetHealth></member>
    <member><Target><Id>10.0.1.3</Id><Port>80</Port></Target><TargetHealth><State>unhealthy</State>
      <Reason>Target.Timeout</Reason><Description>Request timed out</Description></TargetHealth></member>
  </TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>`;

test('reads state, reason and description of every target', async () => {
  aws.answer('DescribeTargetHealth', { xml: answer });
  await expect(connectLoadBalancer().fetchTargets('arn:tg')).resolves.toEqual([
    { targetGroupArn: 'arn:tg', id: '10.0.1.2', port: 80, state: 'healthy', reason: null, description: null },
    {
      targetGroupArn: 'arn:tg',
      id: '10.0.1.3',
      port: 80,
      state: 'unhealthy',
      reason: 'Target.Timeout',
      description: 'Request timed out',
    },
  ]);
  expect(aws.calls[0]?.body).toMatchObject({ TargetGroupArn: 'arn:tg' });
});

test('null if target health cannot be read; what was denied is not asked again', async () => {
  const denied =
    '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>';
  aws.answer('DescribeTargetHealth', { status: 403, xml: denied });
  const loadBalancer = connectLoadBalancer();
  await expect(loadBalancer.fetchTargets('arn:tg')).resolves.toBeNull();
  await expect(loadBalancer.fetchTargets('arn:tg')).resolves.toBeNull();
  expect(aws.calls).toHaveLength(1);
});

test('reports every call', async () => {
  aws.answer('DescribeTargetHealth', { xml: answer });
  const calls: string[] = [];
  await connectLoadBalancer({ onCall: (call) => calls.push(call) }).fetchTargets('arn:tg');
  expect(calls).toEqual(['elasticloadbalancing:DescribeTargetHealth']);
});

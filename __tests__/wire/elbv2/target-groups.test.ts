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

const inAnswer = (operation: string, xml: string) => ({
  xml: `<${operation}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><${operation}Result>${xml}</${operation}Result></${operation}Response>`,
});
const DENIED = {
  status: 403,
  xml: '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not today</Message></Error></ErrorResponse>',
};

test('reads how a target group checks', async () => {
  const group = `<TargetGroups><member><TargetGroupArn>arn:tg</TargetGroupArn><Protocol>HTTP</Protocol><Port>80</Port>
    <TargetType>ip</TargetType><HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>traffic-port</HealthCheckPort>
    <HealthCheckPath>/healthz/</HealthCheckPath><HealthCheckIntervalSeconds>15</HealthCheckIntervalSeconds>
    <HealthCheckTimeoutSeconds>4</HealthCheckTimeoutSeconds><HealthyThresholdCount>2</HealthyThresholdCount>
    <UnhealthyThresholdCount>3</UnhealthyThresholdCount><Matcher><HttpCode>200-299</HttpCode></Matcher>
    <LoadBalancerArns><member>arn:lb</member></LoadBalancerArns></member></TargetGroups>`;
  aws.answer('DescribeTargetGroups', inAnswer('DescribeTargetGroups', group));
  await expect(connectLoadBalancer().fetchTargetGroups(['arn:tg'])).resolves.toEqual([
    {
      arn: 'arn:tg',
      protocol: 'HTTP',
      port: 80,
      targetType: 'ip',
      healthCheck: {
        protocol: 'HTTP',
        port: 'traffic-port',
        path: '/healthz/',
        matcher: '200-299',
        intervalSeconds: 15,
        timeoutSeconds: 4,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      loadBalancerArns: ['arn:lb'],
      attributes: {},
    },
  ]);
});

test('a TCP check has neither path nor matcher', async () => {
  const group = `<TargetGroups><member><TargetGroupArn>arn:tg</TargetGroupArn><HealthCheckProtocol>TCP</HealthCheckProtocol></member></TargetGroups>`;
  aws.answer('DescribeTargetGroups', inAnswer('DescribeTargetGroups', group));
  const [found] = await connectLoadBalancer().fetchTargetGroups(['arn:tg']);
  expect(found?.healthCheck).toMatchObject({ protocol: 'TCP', path: null, matcher: null });
});

test('reads attributes by name', async () => {
  const attributes = `<Attributes><member><Key>deregistration_delay.timeout_seconds</Key><Value>30</Value></member></Attributes>`;
  aws.answer('DescribeTargetGroupAttributes', inAnswer('DescribeTargetGroupAttributes', attributes));
  await expect(connectLoadBalancer().fetchTargetGroupAttributes('arn:tg')).resolves.toEqual({
    'deregistration_delay.timeout_seconds': '30',
  });
});

test('denied: a WorldError that names the call', async () => {
  aws.answer('DescribeTargetGroups', DENIED);
  aws.answer('DescribeTargetGroupAttributes', DENIED);
  const port = connectLoadBalancer();
  await expect(port.fetchTargetGroups(['arn:tg'])).rejects.toMatchObject({
    kind: 'denied',
    call: 'elasticloadbalancing:DescribeTargetGroups',
  });
  await expect(port.fetchTargetGroupAttributes('arn:tg')).rejects.toMatchObject({ kind: 'denied' });
});

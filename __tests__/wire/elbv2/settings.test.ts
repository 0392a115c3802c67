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

const NAMESPACE = 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/';

function answerGroups(members: string): void {
  const xml = `<DescribeTargetGroupsResponse xmlns="${NAMESPACE}"><DescribeTargetGroupsResult><TargetGroups>
    ${members}</TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>`;
  aws.answer('DescribeTargetGroups', { xml });
}

function answerAttributes(...pairs: [key: string, value: string][]): void {
  const members = pairs.map(([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`);
  const xml = `<DescribeTargetGroupAttributesResponse xmlns="${NAMESPACE}"><DescribeTargetGroupAttributesResult>
    <Attributes>${members.join('')}</Attributes></DescribeTargetGroupAttributesResult></DescribeTargetGroupAttributesResponse>`;
  aws.answer('DescribeTargetGroupAttributes', { xml });
}

const GROUP = `<member><TargetGroupArn>arn:tg</TargetGroupArn><Protocol>HTTP</Protocol>
  <HealthCheckProtocol>HTTPS</HealthCheckProtocol><HealthCheckPort>8443</HealthCheckPort>
  <HealthCheckPath>/up</HealthCheckPath><HealthCheckIntervalSeconds>15</HealthCheckIntervalSeconds>
  <HealthCheckTimeoutSeconds>6</HealthCheckTimeoutSeconds><HealthyThresholdCount>2</HealthyThresholdCount>
  <UnhealthyThresholdCount>3</UnhealthyThresholdCount><Matcher><HttpCode>200-204</HttpCode></Matcher></member>`;

test('reads the health check and the attributes', async () => {
  answerGroups(GROUP);
  answerAttributes(['deregistration_delay.timeout_seconds', '45'], ['slow_start.duration_seconds', '0']);
  await expect(connectLoadBalancer().fetchTargetGroupSettings('arn:tg')).resolves.toEqual({
    targetGroupArn: 'arn:tg',
    healthCheckPath: '/up',
    port: '8443',
    protocol: 'HTTPS',
    intervalSeconds: 15,
    timeoutSeconds: 6,
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    matcher: '200-204',
    deregistrationDelaySeconds: 45,
    slowStartSeconds: 0,
  });
});

test('what ELB leaves out is its default', async () => {
  answerGroups('<member><TargetGroupArn>arn:tg</TargetGroupArn></member>');
  answerAttributes();
  await expect(connectLoadBalancer().fetchTargetGroupSettings('arn:tg')).resolves.toMatchObject({
    healthCheckPath: null,
    matcher: null,
    deregistrationDelaySeconds: 300,
  });
});

test('null where one of the two can not be read', async () => {
  const denied =
    '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>';
  answerGroups(GROUP);
  aws.answer('DescribeTargetGroupAttributes', { status: 403, xml: denied });
  await expect(connectLoadBalancer().fetchTargetGroupSettings('arn:tg')).resolves.toBeNull();
});

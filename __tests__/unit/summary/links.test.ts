import { expect, test } from '@jest/globals';
import { linkToService, linkToStream } from '../../../src/summary/link-to-console.js';
import { makeReport } from './make-report.js';

const arnIn = (partition: string, region: string): string =>
  `arn:${partition}:ecs:${region}:123456789012:task-definition/web:46`;

test.each([
  ['aws', 'eu-central-1', 'https://eu-central-1.console.aws.amazon.com/'],
  ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
  ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
])('the console of %s', (partition, region, url) => {
  const report = makeReport({ region, taskDefinitionArn: arnIn(partition, region), service: 'web' });
  expect(linkToService(report)).toBe(`${url}ecs/v2/clusters/prod/services/web/health?region=${region}`);
});

test('without an ARN the partition comes from the region; without a region it comes from the ARN', () => {
  const none = { taskDefinitionArn: null, previousTaskDefinitionArn: null };
  const serving = { sentence: '', taskDefinitionArn: null, revisions: [] };
  expect(linkToService(makeReport({ ...none, serving, region: 'cn-north-1' }))).toContain('amazonaws.cn/');
  expect(linkToService(makeReport({ ...none, serving, region: null }))).toBeNull();
  expect(linkToService(makeReport({ region: null }))).toContain('?region=eu-central-1');
});

test('a partition whose console we do not know has no link', () => {
  const region = 'us-iso-east-1';
  expect(linkToService(makeReport({ region, taskDefinitionArn: arnIn('aws-iso', region) }))).toBeNull();
});

test('a cluster and service given by ARN are named', () => {
  const report = makeReport({
    cluster: 'arn:aws:ecs:eu-central-1:123456789012:cluster/shop',
    service: 'arn:aws:ecs:eu-central-1:123456789012:service/shop/web',
  });
  expect(linkToService(report)).toContain('/clusters/shop/services/web/');
});

test('a log stream is encoded as the console wants it', () => {
  expect(linkToStream(makeReport(), { group: '/ecs/web', stream: 'web/web/0123 (1)' })).toBe(
    'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1' +
      '#logsV2:log-groups/log-group/$252Fecs$252Fweb/log-events/web$252Fweb$252F0123$2520$25281$2529',
  );
});

import { expect, test } from '@jest/globals';
import { findLogStreams } from '../../../../src/diagnosis/evidence/find-log-streams.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { aContainer, aTask } from '../../../support/builders/world.js';

const ID = '0123456789abcdef0123456789abcdef';
const task = aTask({
  arn: `arn:aws:ecs:eu-west-1:111122223333:task/shop/${ID}`,
  containers: [aContainer({ runtimeId: 'f00d' })],
});
const awslogs = (options: Record<string, string>) =>
  aRevision({ logConfiguration: { logDriver: 'awslogs', options } });

test('with a prefix: prefix, container, task id', () => {
  const revision = awslogs({
    'awslogs-group': '/ecs/shop',
    'awslogs-stream-prefix': 'ecs',
    'awslogs-region': 'eu-central-1',
  });
  expect(findLogStreams(revision, task).streams).toEqual([
    {
      taskArn: task.arn,
      container: 'worker',
      group: '/ecs/shop',
      stream: `ecs/worker/${ID}`,
      region: 'eu-central-1',
    },
  ]);
});

test('without a prefix the stream is the container’s runtime id', () => {
  expect(findLogStreams(awslogs({ 'awslogs-group': 'g' }), task).streams).toMatchObject([
    { stream: 'f00d', region: null },
  ]);
});

test.each([
  ['no log configuration', aRevision()],
  ['another driver', aRevision({ logConfiguration: { logDriver: 'awsfirelens', options: {} } })],
])('%s: the container is named, it logs to nowhere that is read', (_name, revision) => {
  expect(findLogStreams(revision, task)).toEqual({ streams: [], elsewhere: ['worker'] });
});

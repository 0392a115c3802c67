import { expect, test } from '@jest/globals';
import { parseUndoRecord } from '../../../src/adapters/actions/parse-undo-record.js';
import type { UndoRecord } from '../../../src/model/undo-record.js';

const record: UndoRecord = {
  version: 1,
  cluster: 'prod',
  service: 'worker',
  status: 'open',
  previous: {
    deploymentId: 'ecs-svc/1',
    taskDefinitionArn: 'arn:td:1',
    completed: true,
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
  },
  registeredTaskDefinitionArn: null,
  workers: [
    { node: 'celery@a', taskArn: null, pool: null, side: 'old', queues: [{ name: 'q', state: 'sent' }] },
  ],
  protections: [],
  expectedQueues: ['q'],
  update: { state: 'made', taskDefinitionArn: 'arn:td:2', deploymentId: null },
  rollbackRequested: false,
};

test('what was written is read', () => {
  expect(parseUndoRecord(JSON.stringify(record), 'prod', 'worker')).toEqual(record);
});

test('the record of another service or cluster is not ours', () => {
  expect(parseUndoRecord(JSON.stringify(record), 'prod', 'web')).toBeNull();
  expect(parseUndoRecord(JSON.stringify(record), 'test', 'worker')).toBeNull();
});

const broken: [string, unknown][] = [
  ['another version', { ...record, version: 2 }],
  ['an unknown status', { ...record, status: 'ajar' }],
  ['no previous state', { ...record, previous: null }],
  ['a worker without queues', { ...record, workers: [{ node: 'a', taskArn: null, side: 'old' }] }],
  ['queues that are no texts', { ...record, expectedQueues: [1] }],
  ['an update without a revision', { ...record, update: { state: 'made', deploymentId: null } }],
  ['a list', [record]],
  ['null', null],
];

test.each(broken)('%s is no record', (_name, value) => {
  expect(parseUndoRecord(JSON.stringify(value), 'prod', 'worker')).toBeNull();
});

test('half a file is no record', () => {
  expect(parseUndoRecord(JSON.stringify(record).slice(0, 100), 'prod', 'worker')).toBeNull();
});

import { describe, expect, it } from '@jest/globals';
import { buildRoster } from '../../../src/drain/build-roster.js';
import type { Survey } from '../../../src/drain/build-roster.js';
import { findTasksOfNode } from '../../../src/drain/find-tasks-of-node.js';
import { findLikelySilentNodes } from '../../../src/drain/find-likely-silent-nodes.js';
import { findSilentNodes } from '../../../src/drain/find-silent-nodes.js';
import { aContainer, aTask } from '../../support/builders/world.js';

const AUTO = { drainWorkers: 'auto', drainQueues: [] } as const;
const here = aTask({
  privateDnsName: 'ip-10-0-11-84.ca-central-1.compute.internal',
  privateIpv4: '10.0.11.84',
});
const there = aTask({ privateDnsName: null, privateIpv4: '10.0.11.85' });

function survey(queues: Record<string, string[]>, silentNodes: string[] = []): Survey {
  const counts = Object.fromEntries(Object.keys(queues).map((node) => [node, 1]));
  const listOf = (names: string[]): Survey['queues'][string] => [
    names.map((name) => ({ name, isTransient: false })),
  ];
  const lists: Survey['queues'] = Object.fromEntries(
    Object.entries(queues).map(([node, names]) => [node, listOf(names)]),
  );
  return { counts, queues: lists, profiles: [], silentNodes };
}

describe('findTasksOfNode', () => {
  it.each([
    ['celery@ip-10-0-11-84.ca-central-1.compute.internal', [here]],
    ['w1@ip-10-0-11-84', [here]],
    ['celery@ip-10-0-11-85', [there]],
    ['celery@ip-10-0-11-8', []],
    ['celery@ip-10-0-11-840', []],
    ['celery@worker', []],
  ])('%s', (node, expected) => {
    expect(findTasksOfNode(node, [here, there])).toEqual(expected);
  });

  it('knows a bridge-mode host by the first twelve digits of the container id, and by no fewer', () => {
    const bridged = aTask({ containers: [aContainer({ runtimeId: '0123456789abcdef0123-11' })] });
    expect(findTasksOfNode('celery@0123456789ab', [bridged])).toEqual([bridged]);
    expect(findTasksOfNode('celery@0123456789a', [bridged])).toEqual([]);
  });
});

describe('buildRoster', () => {
  it('takes the workers on our tasks and leaves others alone', () => {
    const roster = buildRoster(
      [here, there],
      survey({ 'w@ip-10-0-11-84': ['celery'], 'w@elsewhere': ['mail'] }),
      AUTO,
    );
    expect(roster.workers.map((worker) => [worker.node, worker.taskArn])).toEqual([
      ['w@ip-10-0-11-84', here.arn],
    ]);
    expect(roster.otherNodes).toEqual(['w@elsewhere']);
    expect(roster.tasksWithoutWorker).toEqual([there.arn]);
  });

  it('maps no worker to a host name that two tasks share', () => {
    const twin = aTask({ privateDnsName: here.privateDnsName, privateIpv4: null });
    const roster = buildRoster([here, twin], survey({ 'w@ip-10-0-11-84': ['celery'] }), AUTO);
    expect(roster.workers).toEqual([]);
  });

  it('uses globs instead of host names if they are given', () => {
    const selection = { drainWorkers: ['shop-*@*'], drainQueues: [] };
    const roster = buildRoster(
      [here],
      survey({ 'shop-1@a.b/c': ['celery'], 'other@a': ['celery'] }),
      selection,
    );
    expect(roster.workers.map((worker) => worker.node)).toEqual(['shop-1@a.b/c']);
  });

  it('selects by queue, but keeps a worker whose queues are unknown', () => {
    const selection = { drainWorkers: ['*'], drainQueues: ['video'] };
    const roster = buildRoster(
      [here],
      survey({ 'a@x': ['mail'], 'b@x': ['video', 'mail'] }, ['c@x']),
      selection,
    );
    expect(roster.workers.map((worker) => worker.node)).toEqual(['b@x', 'c@x']);
  });
});

describe('silent workers', () => {
  const bound = ['w@ip-10-0-11-84', 'w@ip-10-0-11-85', 'w@killed-last-year'];

  it('are those with a mailbox on a running task; a stopped one stays listed on Redis and does not count', () => {
    const answers = { counts: { 'w@ip-10-0-11-84': 1 }, receivers: 2 };
    expect(findSilentNodes(bound, answers, [here, there], AUTO)).toEqual({
      silent: ['w@ip-10-0-11-85'],
      stale: [],
    });
  });

  it('are none if as many answered as received the ping', () => {
    const answers = { counts: { 'w@ip-10-0-11-84': 1 }, receivers: 1 };
    expect(findSilentNodes(bound, answers, [here, there], AUTO).silent).toEqual([]);
  });

  it.each([
    ['a task has no worker yet', ['w-7f3a@shop'], 'w-0b1c@shop', false],
    ['each task has one that answers', ['w-7f3a@shop', 'w-9c01@shop'], 'w-0b1c@shop', true],
    ['they are of another kind', ['default-7f3a@shop', 'default-9c01@shop'], 'slow-7f3a@shop', false],
    ['their numbers are too short to be an id', ['w1@shop', 'w2@shop'], 'w3@shop', false],
    ['only their hosts differ', ['w@web-1', 'w@web-2'], 'w@web-3', true],
  ])('without host names, where %s: %j answer, and %s is stale: %s', (_, answering, node, isStale) => {
    const answers = { counts: Object.fromEntries(answering.map((name) => [name, 1])), receivers: 9 };
    const found = findSilentNodes([...answering, node, 'x@y'], answers, [here, there], {
      drainWorkers: ['w*', 'default*', 'slow*'],
    });
    expect(found).toEqual(isStale ? { silent: [], stale: [node] } : { silent: [node], stale: [] });
  });

  it('are guessed by the prefixes seen elsewhere, on tasks where no worker answered', () => {
    const guesses = findLikelySilentNodes([here, there], ['w@ip-10-0-11-84']);
    expect(guesses).toEqual(['celery@ip-10-0-11-85', 'w@ip-10-0-11-85']);
  });
});

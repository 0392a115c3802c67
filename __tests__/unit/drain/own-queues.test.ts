import { describe, expect, it } from '@jest/globals';
import { findForeignNodes } from '../../../src/drain/find-foreign-nodes.js';
import { findNamesakes } from '../../../src/drain/find-namesakes.js';
import { findOwnQueues } from '../../../src/drain/find-own-queues.js';
import { aTask } from '../../support/builders/world.js';

const ID = 'f42d0d3c-6f5e-4a55-9d5e-0b6f1c1f9a11';
const shared = (...names: string[]) => names.map((name) => ({ name, isTransient: false }));
const transient = (...names: string[]) => names.map((name) => ({ name, isTransient: true }));

describe('queues of one worker', () => {
  it.each([
    ['a Broadcast queue, by its name', 'w@a', shared(`bcast.${ID}`)],
    ['a queue of worker_direct', 'w@a', shared('w@a.dq2')],
    ['one named after the worker', 'w@a', shared('jobs.w@a')],
    ['one named after its host', 'w@ip-10-0-1-8.eu.internal', shared('ip-10-0-1-8_direct')],
    ['an exclusive or auto-delete queue of this worker alone', 'w@a', transient('replies')],
  ])('are %s', (_, node, queues) => {
    const others = { 'w@b': shared('celery') };
    expect(findOwnQueues({ [node]: [...queues, ...shared('celery')], ...others })).toEqual([queues[0]?.name]);
  });

  it.each([
    ['one that has a number of its own', { 'w@a': shared(`tenant-${ID}`) }],
    ['one that is named after another host', { 'w@ip-10-0-1-8': shared('ip-10-0-1-84') }],
    ['one whose name holds a word that is a host name', { 'w@mail': shared('mail-out') }],
    ['an auto-delete queue of two workers', { 'w@a': transient('news'), 'w@b': transient('news') }],
    ['one that another worker consumes too', { 'w@a': shared('jobs.w@a'), 'w@b': shared('jobs.w@a') }],
  ])('are not %s', (_, queues) => {
    expect(findOwnQueues(queues)).toEqual([]);
  });
});

describe('namesakes', () => {
  it('are named where their queues differ, in whatever order each tells them', () => {
    const alike = [shared('a', 'b'), shared('b', 'a')];
    expect(findNamesakes({ 'w@a': [shared('a'), shared('b')], 'w@b': alike })).toEqual([
      { node: 'w@a', queues: [['a'], ['b']] },
    ]);
  });

  it('are not mixed up with one that an earlier run left without a queue', () => {
    expect(findNamesakes({ 'w@a': [shared('a'), []] })).toEqual([]);
  });
});

describe('workers of other services', () => {
  const here = aTask({ privateDnsName: 'ip-10-0-11-84' });
  const roster = { workers: [], tasksWithoutWorker: [], ownQueues: [], namesakes: [] };
  const facts = { tasks: [here], silenced: ['w@gone'], selection: { drainWorkers: 'auto' as const } };

  it('are neither on our tasks nor silenced by this run, nor on a host that two of our tasks share', () => {
    const twin = aTask({ privateDnsName: 'ip-10-0-11-84' });
    const otherNodes = ['w@ip-10-0-11-84', 'w@gone', 'mail@elsewhere'];
    const tasks = [here, twin];
    expect(findForeignNodes({ ...roster, otherNodes }, { ...facts, tasks })).toEqual(['mail@elsewhere']);
  });

  it('do not match drain-workers, though drain-queues left them out', () => {
    const selection = { drainWorkers: ['w@*'] };
    expect(findForeignNodes({ ...roster, otherNodes: ['w@x', 'mail@x'] }, { ...facts, selection })).toEqual([
      'mail@x',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { assessHandover } from '../../../src/drain/assess-handover.js';
import { describeRepairs } from '../../../src/drain/describe-repairs.js';
import { planRestore } from '../../../src/drain/plan-restore.js';
import type { SilencedWorker } from '../../../src/model/undo-record.js';
import { NOW_MS, aTask, anUndoRecord } from '../../support/builders/world.js';

const task = aTask();
const worker: SilencedWorker = {
  node: 'w@a',
  taskArn: task.arn,
  queues: [
    { name: 'celery', state: 'confirmed' },
    { name: 'mail', state: 'sent' },
  ],
  pool: 'prefork',
  side: 'old',
};
const facts = {
  tasks: [task],
  queues: { 'w@a': [] as string[] },
  goneNodes: [] as string[],
  commandedAtMs: new Map<string, number>(),
  nowMs: NOW_MS,
  cancelsSettled: true,
  stays: () => true,
};

describe('planRestore', () => {
  it('restores what is missing, and nothing else', () => {
    expect(planRestore([worker], { ...facts, queues: { 'w@a': ['celery'] } }).steps).toEqual([
      { queue: 'mail', nodes: ['w@a'] },
    ]);
  });

  it('changes nothing where all queues are consumed', () => {
    const plan = planRestore([worker], { ...facts, queues: { 'w@a': ['mail', 'celery'] } });
    expect(plan).toMatchObject({ steps: [], restored: ['w@a'], open: [] });
  });

  const sent = { commandedAtMs: new Map(['celery', 'mail'].map((name) => [`w@a\n${name}`, NOW_MS])) };

  it('sends a command again only to a worker that has answered since and still lacks the queue', () => {
    const soon = { ...facts, ...sent, nowMs: NOW_MS + 2_000 };
    expect(planRestore([worker], soon)).toMatchObject({ steps: [], open: ['w@a'] });
    const late = { ...soon, nowMs: NOW_MS + 6_000 };
    expect(planRestore([worker], late).steps.map(({ queue }) => queue)).toEqual(['celery', 'mail']);
    expect(planRestore([{ ...worker, pool: 'solo' }], { ...late, queues: {} }).steps).toEqual([]);
  });

  it('takes each task to stay while ECS can not be read', () => {
    expect(planRestore([worker], { ...facts, tasks: null })).toMatchObject({ leaving: [], open: ['w@a'] });
  });

  it('sends nothing while a cancel may still be on its way, even where the queue is still consumed', () => {
    const early = { ...facts, cancelsSettled: false, queues: { 'w@a': ['celery', 'mail'] } };
    expect(planRestore([worker], early)).toMatchObject({ steps: [], restored: [], open: ['w@a'] });
  });

  it('gives no work to a task that ECS is to stop', () => {
    const stopping = { ...task, desiredStatus: 'STOPPED' };
    expect(planRestore([worker], { ...facts, tasks: [stopping] })).toMatchObject({
      steps: [],
      leaving: ['w@a'],
    });
    expect(planRestore([worker], { ...facts, stays: () => false })).toMatchObject({
      steps: [],
      leaving: ['w@a'],
    });
    expect(planRestore([worker], { ...facts, tasks: [] })).toMatchObject({ steps: [], leaving: ['w@a'] });
  });

  it('sends a silent worker one command, unless its pool does not keep the order of commands', () => {
    const silent = { ...facts, queues: {} };
    expect(planRestore([{ ...worker, pool: 'solo' }], silent).steps).toHaveLength(2);
    expect(planRestore([{ ...worker, pool: 'gevent' }], silent).steps).toHaveLength(0);
  });
});

describe('assessHandover', () => {
  it.each([
    ['every queue has a new consumer', ['a', 'b'], { x: ['a'], y: ['b'] }, true],
    ['a queue has none', ['a', 'b'], { x: ['a'] }, false],
    ['another queue is consumed', ['a'], { x: ['wrong'] }, false],
    ['no worker answers', ['a'], {}, false],
    ['nothing was known and a worker consumes', [], { x: ['a'] }, true],
    ['nothing was known and no worker consumes', [], { x: [] }, false],
  ])('%s', (_, expected, queues, proven) => {
    expect(assessHandover(expected, queues as Record<string, string[]>).proven).toBe(proven);
  });

  it('names the queue that no new worker consumes', () => {
    expect(assessHandover(['a', 'b'], { x: ['a'] }).sentence).toContain('no new worker consumes b');
  });
});

describe('describeRepairs', () => {
  it('quotes names for the shell', () => {
    const record = anUndoRecord({ workers: [{ ...worker, queues: [{ name: "it's; rm", state: 'sent' }] }] });
    expect(describeRepairs(record)[0]).toBe(`celery -A APP control -d w@a add_consumer 'it'\\''s; rm'`);
  });
});

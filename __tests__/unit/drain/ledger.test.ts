import { describe, expect, it } from '@jest/globals';
import { advanceLedger } from '../../../src/drain/advance-ledger.js';
import type { DrainRound } from '../../../src/drain/advance-ledger.js';
import { assessDrain } from '../../../src/drain/assess-drain.js';
import { isTaskFinished } from '../../../src/drain/is-task-finished.js';
import { EMPTY_LEDGER, addToLedger } from '../../../src/drain/ledger.js';
import type { Ledger } from '../../../src/drain/ledger.js';
import { markCommanded, planSilencing } from '../../../src/drain/plan-silencing.js';
import type { RosterWorker, WorkerLook } from '../../../src/model/worker.js';
import { aTask } from '../../support/builders/world.js';

const task = aTask();
const worker: RosterWorker = {
  node: 'w@a',
  taskArn: task.arn,
  count: 1,
  answers: true,
  queues: ['celery', 'mail'],
  pool: 'prefork',
  jsonOnly: true,
};
const job = { id: '1', name: 'shop.cook', startedAtMs: 500 };

function aLook(overrides: Partial<WorkerLook> = {}): WorkerLook {
  return { node: 'w@a', answered: true, queues: [], active: [], reserved: [], scheduled: [], ...overrides };
}

function aRound(look: Partial<WorkerLook>, overrides: Partial<DrainRound> = {}): DrainRound {
  return {
    atMs: 10_000,
    deadlineAtMs: 60_000,
    looks: [aLook(look)],
    tasks: [task],
    goneNodes: [],
    ...overrides,
  };
}

const opened = addToLedger(EMPTY_LEDGER, [worker], 'old');
const commanded = markCommanded(opened, planSilencing(opened, 1_000), 1_000);
const advance = (ledger: Ledger, ...rounds: DrainRound[]): Ledger => rounds.reduce(advanceLedger, ledger);
const stateOf = (ledger: Ledger): string | undefined => ledger.workers[0]?.state;

describe('planSilencing', () => {
  it('cancels every queue once, each with an explicit list of nodes', () => {
    expect(planSilencing(opened, 0)).toEqual([
      { queue: 'celery', nodes: ['w@a'] },
      { queue: 'mail', nodes: ['w@a'] },
    ]);
    expect(planSilencing(commanded, 9_000)).toHaveLength(2);
    expect(planSilencing(commanded, 2_000)).toEqual([]);
  });

  it('never repeats a command to a worker that does not answer', () => {
    const silent = advance(commanded, aRound({ answered: false }));
    expect(planSilencing(silent, 500_000)).toEqual([]);
  });

  it('cancels a queue again if it reappears', () => {
    const leaked = advance(commanded, aRound({}), aRound({ queues: ['mail'] }));
    expect(planSilencing(leaked, 10_001)).toEqual([{ queue: 'mail', nodes: ['w@a'] }]);
  });

  it('cancels a queue that appears later, but does not restore it', () => {
    const leaked = advance(commanded, aRound({ queues: ['second'] }));
    expect(planSilencing(leaked, 10_001)).toEqual([{ queue: 'second', nodes: ['w@a'] }]);
    expect(leaked.workers[0]?.queues.find((queue) => queue.name === 'second')?.original).toBe(false);
  });
});

describe('idle', () => {
  it('needs two polls in a row', () => {
    expect(stateOf(advance(commanded, aRound({})))).toBe('busy');
    expect(stateOf(advance(commanded, aRound({}), aRound({})))).toBe('idle');
    expect(stateOf(advance(commanded, aRound({}), aRound({ active: [job] }), aRound({})))).toBe('busy');
  });

  it('needs three where reserved must not be asked', () => {
    const blind = aRound({ reserved: null });
    expect(stateOf(advance(commanded, blind, blind))).toBe('busy');
    expect(stateOf(advance(commanded, blind, blind, blind))).toBe('idle');
  });

  it('is broken by silence: unknown is never idle', () => {
    expect(stateOf(advance(commanded, aRound({}), aRound({}), aRound({ answered: false })))).toBe('silent');
  });

  it.each([
    ['a running job', { active: [job] }],
    ['a fetched job', { reserved: [job] }],
    ['a queue still consumed', { queues: ['mail'] }],
    ['an ETA job due within the bound', { scheduled: [{ id: '2', name: 'shop.later', etaMs: 59_000 }] }],
  ])('is not: %s', (_, look) => {
    const round = aRound(look);
    expect(stateOf(advance(commanded, round, round, round))).toBe('busy');
  });

  it('does not wait for an ETA job beyond the bound', () => {
    const round = aRound({ scheduled: [{ id: '2', name: 'shop.later', etaMs: 61_000 }] });
    expect(stateOf(advance(commanded, round, round))).toBe('idle');
  });
});

describe('gone', () => {
  it('is a silent worker whose task has stopped', () => {
    const stopped = { ...task, lastStatus: 'STOPPED', desiredStatus: 'STOPPED' };
    expect(stateOf(advance(commanded, aRound({ answered: false }, { tasks: [stopped] })))).toBe('gone');
  });

  it('is not a silent worker whose task is still stopping: its job may be running', () => {
    const stopping = { ...task, lastStatus: 'STOPPING', desiredStatus: 'STOPPED' };
    expect(stateOf(advance(commanded, aRound({ answered: false }, { tasks: [stopping] })))).toBe('silent');
  });
});

describe('a worker on no known task', () => {
  const loose = addToLedger(EMPTY_LEDGER, [{ ...worker, taskArn: null }], 'old');
  const away = (atMs: number): DrainRound =>
    aRound({ answered: false }, { atMs, goneNodes: ['w@a'], tasks: [] });

  it('is not gone while it may only be reconnecting to the broker', () => {
    expect(stateOf(advance(loose, away(10_000), away(24_000)))).toBe('silent');
    expect(stateOf(advance(loose, away(10_000), aRound({}), away(45_000)))).toBe('silent');
  });

  it('is gone once it had no mailbox for longer than a reconnect takes', () => {
    expect(stateOf(advance(loose, away(10_000), away(24_000), away(40_000)))).toBe('gone');
  });
});

describe('a silent worker', () => {
  const silent = { ...worker, node: 'w@b', taskArn: null, answers: false, queues: [] };

  it("is assumed to consume its peers' queues, if they all consume the same", () => {
    const ledger = addToLedger(EMPTY_LEDGER, [worker, silent], 'old');
    expect(planSilencing(ledger, 0)[0]).toEqual({ queue: 'celery', nodes: ['w@a', 'w@b'] });
  });

  it("never gets a peer's own queue, and has its own given back once it shows it", () => {
    const peer = { ...worker, queues: ['celery', 'w@a.dq2'] };
    const ledger = addToLedger(EMPTY_LEDGER, [peer, silent], 'old');
    expect(planSilencing(ledger, 0)).toEqual([
      { queue: 'celery', nodes: ['w@a', 'w@b'] },
      { queue: 'w@a.dq2', nodes: ['w@a'] },
    ]);
    const spoken = advance(ledger, aRound({ node: 'w@b', queues: ['w@b.dq2'] }));
    const found = spoken.workers.find(({ node }) => node === 'w@b')?.queues;
    expect(found).toContainEqual(expect.objectContaining({ name: 'w@b.dq2', original: true }));
  });

  it('gets no command before it answers, if no peer shows what it could consume', () => {
    const ledger = addToLedger(EMPTY_LEDGER, [silent], 'old');
    expect(planSilencing(ledger, 0)).toEqual([]);
    const spoken = advance(ledger, aRound({ node: 'w@b', queues: ['celery'] }));
    expect(planSilencing(spoken, 10_000)).toEqual([{ queue: 'celery', nodes: ['w@b'] }]);
    expect(spoken.workers[0]?.queues[0]?.original).toBe(true);
  });
});

describe('assessDrain', () => {
  it('names every job once with its age, running or not', () => {
    const busy = advance(
      commanded,
      aRound({ active: [job], reserved: [job, { id: '3', name: 'shop.next', startedAtMs: null }] }),
    );
    expect(assessDrain(busy, 10_500, 60_000).jobs).toEqual([
      { id: '1', name: 'shop.cook', node: 'w@a', ageMs: 10_000 },
      { id: '3', name: 'shop.next', node: 'w@a', ageMs: null },
    ]);
  });

  it('is done with idle and gone workers only, also after the deadline', () => {
    const idle = advance(commanded, aRound({}), aRound({}));
    expect(assessDrain(idle, 99_000, 60_000).status).toBe('done');
    expect(assessDrain(advance(commanded, aRound({})), 59_999, 60_000).status).toBe('waiting');
    expect(assessDrain(advance(commanded, aRound({ answered: false })), 60_000, 60_000).status).toBe(
      'timed-out',
    );
  });
});

describe('isTaskFinished', () => {
  const startedAtMs = 1_000_000;
  const started = { ...task, startedAtMs };
  const idle = advance(commanded, aRound({}), aRound({}));
  it.each([
    ['a worker at work', commanded, started, startedAtMs, false],
    ['an idle worker', idle, started, startedAtMs, true],
    ['no worker yet, and the task has not started', EMPTY_LEDGER, { ...task, startedAtMs: null }, 0, false],
    ['no worker yet, shortly after the start', EMPTY_LEDGER, started, startedAtMs + 60_000, false],
    ['no worker for minutes', EMPTY_LEDGER, started, startedAtMs + 120_000, true],
  ])('%s', (_, ledger, one, nowMs, finished) => {
    expect(isTaskFinished(ledger, one, nowMs)).toBe(finished);
  });
});

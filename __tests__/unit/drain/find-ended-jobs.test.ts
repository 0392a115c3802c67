import { expect, test } from '@jest/globals';
import { findEndedJobs } from '../../../src/drain/find-ended-jobs.js';
import { EMPTY_LEDGER, addToLedger } from '../../../src/drain/ledger.js';
import type { LedgerWorker } from '../../../src/drain/ledger.js';
import type { Container, Task } from '../../../src/model/task.js';
import type { Job } from '../../../src/model/worker.js';
import { aTask } from '../../support/builders/world.js';

const JOB = { id: '1', name: 'shop.cook', startedAtMs: 500 };

function holding(active: readonly Job[], reserved: readonly Job[] = []): LedgerWorker {
  const found = { node: 'w@a', count: 1, answers: true, queues: [], pool: 'prefork', jsonOnly: true };
  const [worker] = addToLedger(EMPTY_LEDGER, [{ ...found, taskArn: 'task/1' }], 'old').workers;
  if (worker === undefined) throw new Error('a worker was added');
  return { ...worker, active, reserved };
}

function ended(...exits: readonly Partial<Container>[]): Task {
  const container = { lastStatus: 'STOPPED', reason: null, runtimeId: null, healthStatus: null };
  return aTask({
    lastStatus: 'STOPPED',
    stopCode: 'SpotInterruption',
    stoppedReason: 'Your Spot Task was interrupted.',
    containers: exits.map((exit, at) => ({ ...container, name: `c${String(at)}`, exitCode: 0, ...exit })),
  });
}

const fateOf = (job: Partial<Job>, task: Task | undefined): string | undefined =>
  findEndedJobs(holding([{ ...JOB, ...job }]), task)[0]?.fate;

const KILLED = ended({ exitCode: 137 });

test.each([
  ['acknowledged, and its worker killed: lost', true, KILLED, 'lost'],
  ['not acknowledged: handed out again', false, KILLED, 'returned'],
  ['a sidecar that exits with 0 proves nothing', true, ended({ exitCode: 137 }, {}), 'lost'],
  ['the host is gone, and ECS saw no exit', true, ended({ exitCode: null }), 'lost'],
  ['a worker that exits with 0 finishes its running jobs', true, ended({}), 'unseen'],
  ['a sidecar that fails at SIGTERM does not make it lost', true, ended({}, { exitCode: 143 }), 'unseen'],
  ['ECS does not describe the task', true, undefined, 'unseen'],
] as const)('%s', (_, acknowledged, task, fate) => {
  expect(fateOf({ acknowledged }, task)).toBe(fate);
});

test('where the worker did not say whether it was acknowledged, both are possible', () => {
  expect(fateOf({}, KILLED)).toBe('either');
});

test('a fetched job goes back, and one that is in both answers counts once, as running', () => {
  const fetched = { id: '2', name: 'shop.mail', startedAtMs: null };
  const running = { ...JOB, acknowledged: true };
  const jobs = findEndedJobs(holding([running], [{ ...JOB, startedAtMs: null }, fetched]), KILLED);
  expect(jobs.map(({ id, fate }) => [id, fate])).toEqual([
    ['1', 'lost'],
    ['2', 'returned'],
  ]);
});

test('the reason is in one line, each part once, with the exit code', () => {
  const oom = 'OutOfMemoryError: Container killed due to memory usage';
  const stops = [ended({ exitCode: 137, reason: oom }), ended({ exitCode: 137 }, { exitCode: 143 })].map(
    (task) => findEndedJobs(holding([JOB]), task)[0]?.stop,
  );
  expect(stops).toEqual([
    `SpotInterruption, Your Spot Task was interrupted, ${oom}, exit code 137`,
    'SpotInterruption, Your Spot Task was interrupted, c0: exit code 137, c1: exit code 143',
  ]);
});

import type { Task } from '../model/task.js';
import type { WorkerLook } from '../model/worker.js';
import { findEndedJobs } from './find-ended-jobs.js';
import type { Ledger, LedgerQueue, LedgerWorker } from './ledger.js';

/** A worker is idle after this many quiet polls in a row; one more if `reserved` can't be asked. */
const IDLE_POLLS = 2;
const IDLE_POLLS_BLIND = 3;
/** Longer than any pause between two attempts of a worker to reconnect. */
const GONE_AFTER_MS = 30_000;

/** The result of one poll. */
export interface DrainRound {
  readonly atMs: number;
  readonly deadlineAtMs: number;
  readonly looks: readonly WorkerLook[];
  /** The tasks of the ledger's workers that ECS still describes. */
  readonly tasks: readonly Task[];
  /** Nodes that do not answer and no longer have a mailbox. */
  readonly goneNodes: readonly string[];
}

/** The ledger after one poll. A worker that did not answer every question is silent, never idle. */
export function advanceLedger(ledger: Ledger, round: DrainRound): Ledger {
  return { workers: ledger.workers.map((worker) => advanceWorker(worker, round)) };
}

function advanceWorker(worker: LedgerWorker, round: DrainRound): LedgerWorker {
  if (worker.state === 'gone') return worker;
  const look = round.looks.find((candidate) => candidate.node === worker.node);
  if (look?.answered !== true) {
    const missing = { ...worker, missingSinceMs: findMissingSince(worker, round) };
    if (!isGone(missing, round)) return { ...missing, state: 'silent', idlePolls: 0, idleAtMs: null };
    const ended = findEndedJobs(missing, findTask(missing, round));
    return { ...missing, state: 'gone', active: [], reserved: [], ended };
  }
  const queues = mergeQueues(worker, look);
  const seen: LedgerWorker = {
    ...worker,
    queues,
    queuesKnown: true,
    missingSinceMs: null,
    active: look.active,
    reserved: look.reserved ?? [],
    scheduled: look.scheduled,
    jobsAtStart: worker.jobsAtStart ?? look.active.length + (look.reserved?.length ?? 0),
  };
  if (!isQuiet(seen, round.deadlineAtMs)) return { ...seen, state: 'busy', idlePolls: 0, idleAtMs: null };
  const idlePolls = worker.idlePolls + 1;
  const needed = look.reserved === null ? IDLE_POLLS_BLIND : IDLE_POLLS;
  if (idlePolls < needed) return { ...seen, state: 'busy', idlePolls };
  return { ...seen, state: 'idle', idlePolls, idleAtMs: worker.idleAtMs ?? round.atMs };
}

/** Consumes nothing, holds no job, and no ETA job is due before the deadline. */
function isQuiet(worker: LedgerWorker, deadlineAtMs: number): boolean {
  const firesInTime = worker.scheduled.some((job) => job.etaMs !== null && job.etaMs <= deadlineAtMs);
  const consumes = worker.queues.some((queue) => !queue.confirmed);
  return !consumes && !firesInTime && worker.active.length === 0 && worker.reserved.length === 0;
}

/** A queue that appears later is cancelled too. One that reappears after its confirmation is cancelled again. */
function mergeQueues(worker: LedgerWorker, look: WorkerLook): readonly LedgerQueue[] {
  const known = worker.queues.map((queue): LedgerQueue => {
    if (!look.queues.includes(queue.name)) return { ...queue, confirmed: true };
    return queue.confirmed ? { ...queue, confirmed: false, commandedAtMs: null } : queue;
  });
  const names = new Set(known.map((queue) => queue.name));
  const late = look.queues
    .filter((name) => !names.has(name))
    .map((name) => ({ name, commandedAtMs: null, confirmed: false, original: !worker.queuesKnown }));
  return [...known, ...late];
}

function findMissingSince(worker: LedgerWorker, round: DrainRound): number | null {
  const { node, taskArn, missingSinceMs } = worker;
  const isMissing = taskArn === null ? round.goneNodes.includes(node) : findTask(worker, round) === undefined;
  return isMissing ? (missingSinceMs ?? round.atMs) : null;
}

function findTask({ taskArn }: LedgerWorker, { tasks }: DrainRound): Task | undefined {
  return taskArn === null ? undefined : tasks.find(({ arn }) => arn === taskArn);
}

/**
 * A worker that lost its broker connection has no mailbox for 2 to 14 s (Celery's reconnect pauses), and ECS describes a
 * stopped task for an hour: to be missing in one look is no proof of an end.
 */
function isGone(worker: LedgerWorker, round: DrainRound): boolean {
  const task = findTask(worker, round);
  if (task !== undefined) return ['STOPPED', 'DELETED', 'DEPROVISIONING'].includes(task.lastStatus);
  return worker.missingSinceMs !== null && round.atMs - worker.missingSinceMs >= GONE_AFTER_MS;
}

/** What is known about every worker in a drain: one plain value, advanced by `advanceLedger` once per poll. */
import type { EndedJob } from '../model/ended-job.js';
import { findOwnQueues } from './find-own-queues.js';
import type { Job, RosterWorker, ScheduledJob, WorkerState } from '../model/worker.js';

export interface LedgerQueue {
  readonly name: string;
  /** null: no cancel was sent yet. */
  readonly commandedAtMs: number | null;
  readonly confirmed: boolean;
  /** False: it appeared later (after a reconnect, or added by a person): cancelled like the others, but not restored. */
  readonly original: boolean;
}

export interface LedgerWorker {
  readonly node: string;
  readonly taskArn: string | null;
  readonly side: 'old' | 'new';
  readonly pool: string | null;
  readonly jsonOnly: boolean;
  readonly queues: readonly LedgerQueue[];
  /** True once its queues are known: queues that appear later are not original. */
  readonly queuesKnown: boolean;
  readonly state: WorkerState;
  readonly active: readonly Job[];
  readonly reserved: readonly Job[];
  readonly scheduled: readonly ScheduledJob[];
  /** null: it has not answered yet. */
  readonly jobsAtStart: number | null;
  /** What it held at the last look, once it is gone. */
  readonly ended: readonly EndedJob[];
  readonly idlePolls: number;
  readonly firstCommandAtMs: number | null;
  readonly idleAtMs: number | null;
  /** Since when it neither answers nor has a mailbox; null: it does. */
  readonly missingSinceMs: number | null;
}

export interface Ledger {
  readonly workers: readonly LedgerWorker[];
}

export const EMPTY_LEDGER: Ledger = { workers: [] };

/** Adds the workers that are not in the ledger yet. Known ones keep their history. */
export function addToLedger(ledger: Ledger, roster: readonly RosterWorker[], side: 'old' | 'new'): Ledger {
  const known = new Set(ledger.workers.map((worker) => worker.node));
  const added = roster
    .filter((worker) => !known.has(worker.node))
    .map((worker) => open(worker, side, roster));
  return added.length === 0 ? ledger : { workers: [...ledger.workers, ...added] };
}

function open(worker: RosterWorker, side: 'old' | 'new', roster: readonly RosterWorker[]): LedgerWorker {
  const names = worker.answers ? worker.queues : queuesOfPeers(worker, roster);
  return {
    node: worker.node,
    taskArn: worker.taskArn,
    side,
    pool: worker.pool,
    jsonOnly: worker.jsonOnly,
    queues: names.map((name) => ({ name, commandedAtMs: null, confirmed: false, original: true })),
    queuesKnown: worker.answers,
    state: worker.answers ? 'busy' : 'silent',
    active: [],
    reserved: [],
    scheduled: [],
    jobsAtStart: null,
    ended: [],
    idlePolls: 0,
    firstCommandAtMs: null,
    idleAtMs: null,
    missingSinceMs: null,
  };
}

/**
 * A silent worker can't report its queues. If all answering workers with the same name prefix consume the same queues, it
 * is assumed to do so too: a solo worker then gets the command right after its job. Otherwise wait until it answers.
 * A peer's own queues are never among them: given back, they would be queues that this worker did not have.
 */
function queuesOfPeers(worker: RosterWorker, roster: readonly RosterWorker[]): readonly string[] {
  const prefix = worker.node.slice(0, worker.node.indexOf('@') + 1);
  const peers = roster.filter(
    (peer) => peer.answers && peer.node.startsWith(prefix) && peer.queues.length > 0,
  );
  const named = peers.map(({ node, queues }) => [node, queues.map((name) => ({ name, isTransient: false }))]);
  const own = findOwnQueues(Object.fromEntries(named) as Parameters<typeof findOwnQueues>[0]);
  const shared = peers.map(({ queues }) => queues.filter((queue) => !own.includes(queue)).sort());
  const sets = new Set(shared.map((queues) => queues.join('\n')));
  return sets.size === 1 ? (shared[0] ?? []) : [];
}

/** What workers held that are gone. */
export function listEndedJobs({ workers }: Ledger): readonly EndedJob[] {
  return workers.flatMap(({ ended }) => ended);
}

/** What is known of every worker in a drain: one plain value, advanced by `advanceLedger` once a poll. */
import type { Job, RosterWorker, ScheduledJob, WorkerState } from '../model/worker.js';

export interface LedgerQueue {
  readonly name: string;
  /** null: not yet told to cancel it. */
  readonly commandedAtMs: number | null;
  readonly confirmed: boolean;
  /** False: it turned up later (a reconnect leak, a person): cancelled like the others, but not given back. */
  readonly original: boolean;
}

export interface LedgerWorker {
  readonly node: string;
  readonly taskArn: string | null;
  readonly side: 'old' | 'new';
  readonly pool: string | null;
  readonly jsonOnly: boolean;
  readonly queues: readonly LedgerQueue[];
  /** True once it said what it consumes: what turns up later is no original. */
  readonly queuesKnown: boolean;
  readonly state: WorkerState;
  readonly active: readonly Job[];
  readonly reserved: readonly Job[];
  readonly scheduled: readonly ScheduledJob[];
  readonly jobsAtStart: number | null;
  readonly idlePolls: number;
  readonly firstCommandAtMs: number | null;
  readonly idleAtMs: number | null;
}

export interface Ledger {
  readonly workers: readonly LedgerWorker[];
}

export const EMPTY_LEDGER: Ledger = { workers: [] };

/** Adds the workers that the ledger doesn't have yet. A known one keeps its history. */
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
    queuesKnown: worker.answers || names.length > 0,
    state: worker.answers ? 'busy' : 'silent',
    active: [],
    reserved: [],
    scheduled: [],
    jobsAtStart: null,
    idlePolls: 0,
    firstCommandAtMs: null,
    idleAtMs: null,
  };
}

/**
 * A silent worker can't say what it consumes. Where every worker of the same name prefix that did answer consumes the
 * same queues, it does too: a solo worker then finds the command right after its job. Else we wait until it speaks.
 */
function queuesOfPeers(worker: RosterWorker, roster: readonly RosterWorker[]): readonly string[] {
  const prefix = worker.node.slice(0, worker.node.indexOf('@') + 1);
  const peers = roster.filter(
    (peer) => peer.answers && peer.node.startsWith(prefix) && peer.queues.length > 0,
  );
  const sets = new Set(peers.map((peer) => [...peer.queues].sort().join('\n')));
  return sets.size === 1 ? (peers[0]?.queues ?? []) : [];
}

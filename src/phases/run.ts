import type { Ledger } from '../drain/ledger.js';
import type { Inputs } from '../model/inputs.js';
import type { TaskProtection } from '../model/protection.js';
import type { DrainChoice, JobReport } from '../model/report.js';
import type { UndoRecord } from '../model/undo-record.js';
import type { World } from '../ports.js';

/** What is known of the drain of the old workers. */
export interface DrainState extends DrainChoice {
  /** null: no old worker was looked at yet. */
  readonly ledger: Ledger | null;
  /** Jobs that silenced workers held when they were last looked at. */
  readonly jobsLeft: readonly JobReport[];
}

/** One run of the step: what was asked, the world, and what later decisions need. Each member has one writer. */
export interface Run {
  readonly inputs: Inputs;
  readonly world: World;
  readonly startedAtMs: number;
  readonly region: string | null;
  /** What it takes to undo; null until the plan is made. Written by `saveRecord`. */
  record: UndoRecord | null;
  /** Written by `setDrainMode` and `tellDrain`. */
  drain: DrainState;
  /** The deployment that this run started or watches; null: none yet. Written by `setDeployment`. */
  deploymentId: string | null;
  /** Protections of the running tasks as they were read last. Written by `fetchProtections`. */
  protections: { readonly atMs: number; readonly found: readonly TaskProtection[] | null } | null;
  /** What isn't known now, and since when. Written by `fetchKnown`. */
  readonly outages: Map<string, number>;
  /** When each `node\nqueue` pair was last sent `add_consumer`. Written by `restoreWorkers`. */
  readonly restoredAtMs: Map<string, number>;
  /** Queues that belong to one worker of the service. Written by `discoverWorkers`. */
  readonly ownQueues: Set<string>;
  /** Queues that workers of other services were seen to consume, and who. Written by `fetchExpectedQueues`. */
  readonly queuesElsewhere: Map<string, readonly string[]>;
  /** Mailboxes of killed workers, at the last look. Written by `discoverWorkers`. */
  staleNodes: readonly string[];
  /** Workers that consume again, and their tasks. Written by `restoreWorkers`. */
  readonly restored: Map<string, string | null>;
  /** Written by `undo` and `rollBack`: from then on nothing that can be left out ends the run. */
  isUndoing: boolean;
}

/** `record`: what an earlier step, or the main step, left to undo. */
export function createRun({
  inputs,
  world,
  region,
  record = null,
}: Pick<Run, 'inputs' | 'world' | 'region'> & Partial<Pick<Run, 'record'>>): Run {
  return {
    inputs,
    world,
    startedAtMs: world.clock.now(),
    region,
    record,
    drain: { mode: 'none', why: '', ledger: null, jobsLeft: [] },
    deploymentId: null,
    protections: null,
    outages: new Map(),
    restoredAtMs: new Map(),
    ownQueues: new Set(),
    queuesElsewhere: new Map(),
    staleNodes: [],
    restored: new Map(),
    isUndoing: false,
  };
}

/**
 * Keeps the record where the post step finds it. To be called before the change that it describes. An undo goes on without
 * the file (a full disk): it knows the record itself.
 */
export function saveRecord(run: Run, record: UndoRecord): void {
  try {
    run.world.undo.write(record);
  } catch (error) {
    if (!run.isUndoing) throw error;
    run.world.story.debug(`the undo record could not be written: ${String(error)}`);
  }
  run.record = record;
}

/** The record; a phase that changes the world can't run without one. */
export function recordOf(run: Run): UndoRecord {
  if (run.record === null) throw new Error('No undo record: nothing may be changed before the plan.');
  return run.record;
}

export function setDrainMode(run: Run, { mode, why }: DrainChoice): void {
  run.drain = { ...run.drain, mode, why };
}

export function setDeployment(run: Run, deploymentId: string | null): void {
  run.deploymentId = deploymentId;
}

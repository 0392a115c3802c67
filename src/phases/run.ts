import type { Inputs } from '../model/inputs.js';
import type { TaskProtection } from '../model/protection.js';
import type { UndoRecord } from '../model/undo-record.js';
import type { World } from '../ports.js';

/** One run of the step: what was asked, the world, and what it would take to undo. */
export interface Run {
  readonly inputs: Inputs;
  readonly world: World;
  /** null until the look is over. Changed by `saveRecord` alone. */
  record: UndoRecord | null;
  /** Protections of the running tasks as they were read last; changed by `fetchServing` alone. */
  protections?: { readonly atMs: number; readonly found: readonly TaskProtection[] | null };
}

/** Keeps the record where the post step finds it. To be called before the change that it describes. */
export function saveRecord(run: Run, record: UndoRecord): void {
  run.world.undo.write(record);
  run.record = record;
}

/** The record; a phase that changes the world can't run without one. */
export function recordOf(run: Run): UndoRecord {
  if (run.record === null) throw new Error('No undo record: nothing may be changed before the look.');
  return run.record;
}

import type { UndoRecord } from '../model/undo-record.js';

/**
 * The record of a step that takes over what an earlier step of the job left open: a record that knows of silenced workers or
 * protected tasks is never overwritten by one that doesn't.
 */
export function mergeRecords(earlier: UndoRecord | null, opened: UndoRecord): UndoRecord {
  if (earlier?.status !== 'open') return opened;
  return {
    ...opened,
    workers: earlier.workers,
    protections: earlier.protections,
    expectedQueues: [...new Set([...earlier.expectedQueues, ...opened.expectedQueues])].sort(),
  };
}

import type { TaskProtection } from '../model/protection.js';
import type { UndoRecord } from '../model/undo-record.js';
import { countOf } from '../wording/count-of.js';

/**
 * What speaks against an overlap: a protection has one owner per task, and where the app is it, its hooks drop ours when a
 * job ends (the public pattern: protect in `task_prerun`, release in `task_postrun`). `found` null: it can't be read.
 */
export function describeSelfProtected(
  found: readonly TaskProtection[] | null,
  taskCount: number,
  record: Pick<UndoRecord, 'status' | 'protections'> | null,
): string | null {
  const ours = record?.status === 'open' ? record.protections.map(({ taskArn }) => taskArn) : [];
  const theirs = (found ?? []).filter(({ taskArn }) => !ours.includes(taskArn));
  if (theirs.length === 0) return null;
  return (
    `${theirs.length} of ${countOf(taskCount, 'task')} is protected by somebody else, probably by the app itself while a ` +
    'job runs, and a protection has one owner'
  );
}

/** Without it a protection of the app would be overwritten, and released. */
export const PROTECTIONS_NOT_READABLE =
  'the protections of the tasks are not readable (ecs:GetTaskProtection), so one that the app set would be overwritten';

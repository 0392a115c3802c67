import type { Task } from '../model/task.js';

/**
 * Whether a running task has lasted longer than each of the failed ones, or was started before the first of them failed: a
 * later attempt of a revision that exits at its start is RUNNING for a moment too. Always true where none failed.
 * `marginMs`: so much longer, since tasks are read some time before they are judged.
 */
export function hasOutlasted(
  { startedAtMs }: Task,
  failed: readonly Task[],
  nowMs: number,
  marginMs = 0,
): boolean {
  if (startedAtMs === null) return false;
  const longestMs = Math.max(...failed.map(measureRunMs));
  const firstFailureAtMs = Math.min(...failed.map((task) => endedAtMs(task) ?? nowMs));
  return nowMs - startedAtMs > longestMs + marginMs || startedAtMs < firstFailureAtMs;
}

/** From RUNNING to the decision to stop it, or its end; 0 for a task that never ran. */
function measureRunMs(task: Task): number {
  const endMs = endedAtMs(task);
  return task.startedAtMs === null || endMs === null ? 0 : Math.max(0, endMs - task.startedAtMs);
}

function endedAtMs({ stoppingAtMs, stoppedAtMs }: Task): number | null {
  return stoppingAtMs ?? stoppedAtMs;
}

import type { Task } from '../model/task.js';
import type { TimelineSpan } from '../model/timeline.js';
import { makeSpan } from './change-lane.js';

/** From creation to RUNNING, by the task's own times; shorter if it was stopped before. */
export function drawStart(task: Task): readonly TimelineSpan[] {
  const { createdAtMs, startedAtMs } = task;
  const pullStartedAtMs = task.pullStartedAtMs ?? null;
  const pullStoppedAtMs = task.pullStoppedAtMs ?? null;
  if (createdAtMs === 0) return [];
  const end = startedAtMs ?? task.stoppingAtMs ?? task.stoppedAtMs;
  if (pullStartedAtMs === null) {
    // Without a known pull a running task has started, and any other one is still being placed.
    return [makeSpan(startedAtMs === null ? 'provision' : 'start', createdAtMs, end)];
  }
  const provision = makeSpan('provision', createdAtMs, pullStartedAtMs);
  const pull = makeSpan('pull', pullStartedAtMs, pullStoppedAtMs ?? end);
  return pullStoppedAtMs === null
    ? [provision, pull]
    : [provision, pull, makeSpan('start', pullStoppedAtMs, end)];
}

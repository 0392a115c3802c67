import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';

const CANDIDATES_AT_MOST = 4;

/**
 * The tasks with the most useful logs, best first: tasks that failed by themselves, the earliest first because its lines
 * have arrived; then tasks stopped after failed checks; then running ones. Tasks that never started have no log.
 */
export function chooseLogTasks({
  stoppedTasks,
  newTasks,
}: Pick<Evidence, 'stoppedTasks' | 'newTasks'>): readonly Task[] {
  const started = [...stoppedTasks, ...newTasks].filter(({ startedAtMs }) => startedAtMs !== null);
  const ranked = started.map((task) => ({ task, rank: rankOf(task) }));
  return ranked
    .sort((a, b) => a.rank - b.rank || a.task.createdAtMs - b.task.createdAtMs)
    .map(({ task }) => task)
    .slice(0, CANDIDATES_AT_MOST);
}

function rankOf({ stopCode, stoppedReason, containers, desiredStatus }: Task): number {
  if (desiredStatus === 'RUNNING') return 2;
  if (stopCode === 'EssentialContainerExited') {
    return containers.some(({ exitCode }) => exitCode !== null && exitCode !== 0) ? 0 : 1;
  }
  // "Task failed ELB health checks in …", "Task failed container health checks"
  return /failed/i.test(stoppedReason ?? '') ? 1 : 3;
}

import type { DeathReport } from '../model/report.js';
import type { Task } from '../model/task.js';
import { groupDeaths } from './group-deaths.js';

export interface DoomQuestion {
  /** Running and stopped ones, of any deployment. */
  readonly tasks: readonly Task[];
  readonly deploymentId: string;
  /** 0: never doomed. */
  readonly maxFailedTasks: number;
  readonly nowMs: number;
}

/**
 * The largest group of at least `maxFailedTasks` tasks that failed for the same reason, which shows that the revision can't
 * work; or null. ECS's own circuit breaker does not see workers that crash after RUNNING. Transient reasons don't count, and
 * nothing is doomed while a task runs that has lasted longer than the failed ones, or was started before the first failure.
 */
export function findDoomed({ tasks, deploymentId, maxFailedTasks, nowMs }: DoomQuestion): DeathReport | null {
  if (maxFailedTasks === 0) return null;
  const running = tasks.filter(
    (task) =>
      task.startedBy === deploymentId && task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING',
  );
  const groups = groupDeaths(tasks, deploymentId).filter(
    ({ count, transient }) => count >= maxFailedTasks && !transient,
  );
  const isFatal = (death: DeathReport): boolean => {
    const failed = tasks.filter(({ arn }) => death.taskArns.includes(arn));
    const longestMs = Math.max(...failed.map(measureRunMs));
    const firstFailureAtMs = Math.min(...failed.map((task) => endedAtMs(task) ?? nowMs));
    return !running.some((task) => mayOutlast(task, { longestMs, firstFailureAtMs, nowMs }));
  };
  return groups.find(isFatal) ?? null;
}

interface Bar {
  readonly longestMs: number;
  readonly firstFailureAtMs: number;
  readonly nowMs: number;
}

/** It has lasted longer than the failed ones, or was started before the first of them failed; later attempts don't count. */
function mayOutlast({ startedAtMs }: Task, { longestMs, firstFailureAtMs, nowMs }: Bar): boolean {
  if (startedAtMs === null) return false;
  return nowMs - startedAtMs > longestMs || startedAtMs < firstFailureAtMs;
}

/** From RUNNING to the decision to stop it, or its end; 0 for a task that never ran. */
function measureRunMs(task: Task): number {
  const endMs = endedAtMs(task);
  return task.startedAtMs === null || endMs === null ? 0 : Math.max(0, endMs - task.startedAtMs);
}

function endedAtMs({ stoppingAtMs, stoppedAtMs }: Task): number | null {
  return stoppingAtMs ?? stoppedAtMs;
}

import type { DeathReport } from '../model/report.js';
import type { Task } from '../model/task.js';
import { groupDeaths } from './group-deaths.js';
import { hasOutlasted } from './has-outlasted.js';

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
    return !running.some((task) => hasOutlasted(task, failed, nowMs));
  };
  return groups.find(isFatal) ?? null;
}

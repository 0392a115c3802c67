import type { DeathReport } from '../model/report.js';
import type { Task } from '../model/task.js';
import { groupDeaths } from './group-deaths.js';

export interface DoomQuestion {
  /** Living and stopped ones, of any deployment. */
  readonly tasks: readonly Task[];
  readonly deploymentId: string;
  /** 0: never doomed. */
  readonly maxFailedTasks: number;
  readonly nowMs: number;
}

/**
 * A cause of which so many tasks died that the revision can't live: the largest such group, or null. ECS's own circuit
 * breaker does not see workers that crash after they were RUNNING. Passing causes don't count, and nothing is doomed
 * while a task lives that is older than any of the dead became, or that is as old as them and may still become so.
 */
export function findDoomed({ tasks, deploymentId, maxFailedTasks, nowMs }: DoomQuestion): DeathReport | null {
  if (maxFailedTasks === 0) return null;
  const living = tasks.filter(
    (task) =>
      task.startedBy === deploymentId && task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING',
  );
  const groups = groupDeaths(tasks, deploymentId).filter(
    ({ count, transient }) => count >= maxFailedTasks && !transient,
  );
  const isDeadly = (death: DeathReport): boolean => {
    const dead = tasks.filter(({ arn }) => death.taskArns.includes(arn));
    const longestMs = Math.max(...dead.map(measureLifeMs));
    const firstDeathAtMs = Math.min(...dead.map((task) => endedAtMs(task) ?? nowMs));
    return !living.some((task) => mayOutlive(task, { longestMs, firstDeathAtMs, nowMs }));
  };
  return groups.find(isDeadly) ?? null;
}

interface Bar {
  readonly longestMs: number;
  readonly firstDeathAtMs: number;
  readonly nowMs: number;
}

/** Has outlived them, or began before the first of them died: it gets its chance, and each later attempt does not. */
function mayOutlive({ startedAtMs }: Task, { longestMs, firstDeathAtMs, nowMs }: Bar): boolean {
  if (startedAtMs === null) return false;
  return nowMs - startedAtMs > longestMs || startedAtMs < firstDeathAtMs;
}

/** From RUNNING to the decision to stop it, or its end; 0 for a task that never ran. */
function measureLifeMs(task: Task): number {
  const endMs = endedAtMs(task);
  return task.startedAtMs === null || endMs === null ? 0 : Math.max(0, endMs - task.startedAtMs);
}

function endedAtMs({ stoppingAtMs, stoppedAtMs }: Task): number | null {
  return stoppingAtMs ?? stoppedAtMs;
}

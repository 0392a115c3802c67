import type { HealthHistory } from '../../model/health.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Task } from '../../model/task.js';
import { listTargetsOf } from './list-targets-of.js';
import { isFailing } from './note-health.js';

/** ECS's stop reasons for failed checks (field reports; containers: "Task failed container health checks"). */
const STOPPED_FOR_CHECKS = /^Task failed (?:ELB|container) health checks/i;

/** A new task that used up its time and was never healthy. */
export interface NeverHealthy {
  readonly task: Task;
  /** When that was proved. */
  readonly atMs: number;
  /** From RUNNING. */
  readonly livedMs: number;
  /** False: it still runs, and fails. */
  readonly stopped: boolean;
}

export interface HealthStanding {
  /** Earliest proof first. */
  readonly failed: readonly NeverHealthy[];
  /** RUNNING, never healthy so far, with time left. */
  readonly waiting: readonly Task[];
  /** One of our running tasks was healthy once: the revision can work. */
  readonly anyProved: boolean;
}

/**
 * Our tasks that used up the time that the health settings allow and were never healthy: those that ECS itself stopped for
 * failed checks, after its own grace period, and those that run and still fail after `allowedMs` (null: the limit is not
 * known). Not included: tasks that were healthy once, even if they flap; tasks whose first checks are not finished; tasks
 * that started before the watch.
 */
export function findNeverHealthy(
  snapshot: RolloutSnapshot,
  history: HealthHistory,
  allowedMs: number | null,
): HealthStanding {
  const { atMs, newTasks, stoppedTasks } = snapshot;
  const wasHealthy = ({ arn }: Task): boolean => arn in history.healthyAtMs;
  const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const unproved = running.filter((task) => !wasHealthy(task));
  const untilOf = (task: Task): number =>
    allowedMs === null ? Infinity : Math.max(task.startedAtMs ?? atMs, history.sinceMs) + allowedMs;
  const isOver = (task: Task): boolean => untilOf(task) <= atMs && fails(task, snapshot);
  const stillFailing = unproved.filter(isOver).map((task) => ({
    ...{ task, atMs: untilOf(task), stopped: false },
    livedMs: atMs - Math.max(task.startedAtMs ?? atMs, history.sinceMs),
  }));
  const stopped = stoppedTasks
    .filter((task) => !wasHealthy(task) && STOPPED_FOR_CHECKS.test(task.stoppedReason ?? ''))
    .flatMap((task) => describeStopped(task, history.sinceMs, atMs));
  return {
    failed: [...stopped, ...stillFailing].sort((a, b) => a.atMs - b.atMs),
    waiting: unproved.filter((task) => !isOver(task)),
    anyProved: running.some(wasHealthy),
  };
}

function describeStopped(task: Task, sinceMs: number, nowMs: number): NeverHealthy[] {
  const { startedAtMs } = task;
  if (startedAtMs === null || startedAtMs < sinceMs) return [];
  const atMs = task.stoppingAtMs ?? task.stoppedAtMs ?? nowMs;
  return [{ task, atMs, livedMs: Math.max(0, atMs - startedAtMs), stopped: true }];
}

function fails(task: Task, { service, targets }: RolloutSnapshot): boolean {
  return task.healthStatus === 'UNHEALTHY' || listTargetsOf(task, service, targets).some(isFailing);
}

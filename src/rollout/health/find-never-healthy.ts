import type { HealthHistory } from '../../model/health.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Task } from '../../model/task.js';
import { listTargetsOf } from './list-targets-of.js';
import { isFailing } from './note-health.js';

/** How ECS says that it replaced a task for its checks (field reports; containers: "Task failed container health checks"). */
const STOPPED_FOR_CHECKS = /^Task failed (?:ELB|container) health checks/i;

/** A new task that had its time and never was healthy. */
export interface NeverHealthy {
  readonly task: Task;
  /** When that was proved. */
  readonly atMs: number;
  /** From RUNNING. */
  readonly livedMs: number;
  /** False: it runs, and still fails. */
  readonly stopped: boolean;
}

export interface HealthStanding {
  /** Earliest proof first. */
  readonly failed: readonly NeverHealthy[];
  /** RUNNING, never healthy so far, and their time isn't over. */
  readonly waiting: readonly Task[];
  /** A task of ours runs that was healthy once: the revision can live. */
  readonly anyProved: boolean;
}

/**
 * Which of our tasks had all the time that the health settings allow, and never were healthy: those that ECS itself stopped
 * for their checks, after its own grace period, and those that run and fail beyond `allowedMs` (null: nobody knows how long
 * is too long). A task that was healthy once is never among them, however it flaps; nor is one whose load balancer still
 * does its first checks, or one that started before the watch did.
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
  const living = unproved.filter(isOver).map((task) => ({
    ...{ task, atMs: untilOf(task), stopped: false },
    livedMs: atMs - Math.max(task.startedAtMs ?? atMs, history.sinceMs),
  }));
  const dead = stoppedTasks
    .filter((task) => !wasHealthy(task) && STOPPED_FOR_CHECKS.test(task.stoppedReason ?? ''))
    .flatMap((task) => bury(task, history.sinceMs, atMs));
  return {
    failed: [...dead, ...living].sort((a, b) => a.atMs - b.atMs),
    waiting: unproved.filter((task) => !isOver(task)),
    anyProved: running.some(wasHealthy),
  };
}

function bury(task: Task, sinceMs: number, nowMs: number): NeverHealthy[] {
  const { startedAtMs } = task;
  if (startedAtMs === null || startedAtMs < sinceMs) return [];
  const atMs = task.stoppingAtMs ?? task.stoppedAtMs ?? nowMs;
  return [{ task, atMs, livedMs: Math.max(0, atMs - startedAtMs), stopped: true }];
}

function fails(task: Task, { service, targets }: RolloutSnapshot): boolean {
  return task.healthStatus === 'UNHEALTHY' || listTargetsOf(task, service, targets).some(isFailing);
}

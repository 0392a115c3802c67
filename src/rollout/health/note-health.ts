import type { HealthHistory, HealthSettings } from '../../model/health.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Target } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import { isHealthyTask } from '../is-healthy-task.js';
import { observePace } from '../planner/observe-pace.js';
import { listTargetsOf } from './list-targets-of.js';

/** Nothing seen yet, but for what the service's events tell of the tasks that run. */
export function openHealthHistory(sinceMs: number, { service, oldTasks }: RolloutSnapshot): HealthHistory {
  const { observedHealthyMs } = observePace(oldTasks, service.events);
  return { sinceMs, healthyAtMs: {}, complaints: {}, observedMs: observedHealthyMs };
}

/** The history with one more look in it. A task that was healthy once stays known as such, whatever it is now. */
export function noteHealth(
  history: HealthHistory,
  snapshot: RolloutSnapshot,
  settings: HealthSettings,
): HealthHistory {
  const { atMs, newTasks, oldTasks } = snapshot;
  const fresh = [...newTasks, ...oldTasks].filter(
    (task) => !(task.arn in history.healthyAtMs) && isProved(task, snapshot, settings),
  );
  const seen = fresh.flatMap(({ startedAtMs }) =>
    startedAtMs === null || startedAtMs < history.sinceMs ? [] : [atMs - startedAtMs],
  );
  const complaints = newTasks.flatMap((task) => {
    const words = complainOf(task, snapshot);
    return words === null ? [] : [[task.arn, words] as const];
  });
  return {
    ...history,
    healthyAtMs: { ...history.healthyAtMs, ...Object.fromEntries(fresh.map(({ arn }) => [arn, atMs])) },
    complaints: { ...history.complaints, ...Object.fromEntries(complaints) },
    observedMs: [...history.observedMs, ...seen],
  };
}

/** Healthy by every check that it has; what can't be read proves nothing. */
function isProved(task: Task, { service, targets }: RolloutSnapshot, settings: HealthSettings): boolean {
  if (settings.containerChecks?.length !== 0 && task.healthStatus !== 'HEALTHY') return false;
  if (service.loadBalancers.length > 0 && targets === null) return false;
  return isHealthyTask(task, service.loadBalancers, targets);
}

function complainOf(task: Task, { service, targets }: RolloutSnapshot): string | null {
  const failing = listTargetsOf(task, service, targets).find(isFailing);
  if (failing !== undefined) return failing.description ?? failing.reason ?? failing.state;
  return task.healthStatus === 'UNHEALTHY' ? 'The container health check failed' : null;
}

/** Checked and found bad, or never checked at all; an internal error of the load balancer is not the task's. */
export function isFailing({ state, reason }: Target): boolean {
  if (state === 'unhealthy') return reason?.startsWith('Elb.') !== true;
  return state === 'unused' && reason === 'Target.NotInUse';
}

import type { HealthHistory, HealthSettings } from '../../model/health.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Target } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import { isHealthyTask } from '../is-healthy-task.js';
import { measurePace } from '../planner/measure-pace.js';
import { listTargetsOf } from './list-targets-of.js';

/** An empty history, except for what the service's events show about the running tasks. */
export function openHealthHistory(sinceMs: number, { service, oldTasks }: RolloutSnapshot): HealthHistory {
  const { observedHealthyMs } = measurePace(oldTasks, service.events);
  return { sinceMs, healthyAtMs: {}, complaints: {}, observedMs: observedHealthyMs };
}

/** Adds one look. A task that was healthy once is remembered as such, whatever its state is now. */
export function noteHealth(
  history: HealthHistory,
  snapshot: RolloutSnapshot,
  settings: HealthSettings,
): HealthHistory {
  const { atMs, newTasks, oldTasks } = snapshot;
  const proved = [...newTasks, ...oldTasks].filter(
    (task) => !(task.arn in history.healthyAtMs) && isProved(task, snapshot, settings),
  );
  const seen = proved.flatMap(({ startedAtMs }) =>
    startedAtMs === null || startedAtMs < history.sinceMs ? [] : [atMs - startedAtMs],
  );
  const complaints = newTasks.flatMap((task) => {
    const words = complainOf(task, snapshot);
    return words === null ? [] : [[task.arn, words] as const];
  });
  return {
    ...history,
    healthyAtMs: { ...history.healthyAtMs, ...Object.fromEntries(proved.map(({ arn }) => [arn, atMs])) },
    complaints: { ...history.complaints, ...Object.fromEntries(complaints) },
    observedMs: [...history.observedMs, ...seen],
  };
}

/** Healthy by every known check. */
function isProved(task: Task, { service, targets }: RolloutSnapshot, settings: HealthSettings): boolean {
  const { containerChecks } = settings;
  if (containerChecks !== null && containerChecks.length > 0 && task.healthStatus !== 'HEALTHY') return false;
  if (service.loadBalancers.length > 0 && targets === null) return false;
  return isHealthyTask(task, service.loadBalancers, targets);
}

function complainOf(task: Task, { service, targets }: RolloutSnapshot): string | null {
  const failing = listTargetsOf(task, service, targets).find(isFailing);
  if (failing !== undefined) return failing.description ?? failing.reason ?? failing.state;
  return task.healthStatus === 'UNHEALTHY' ? 'The container health check failed' : null;
}

/** Failed its checks, or is never checked at all. An internal error of the load balancer is not the task's fault. */
export function isFailing({ state, reason }: Target): boolean {
  if (state === 'unhealthy') return reason?.startsWith('Elb.') !== true;
  return state === 'unused' && reason === 'Target.NotInUse';
}

import type { Action } from './action.js';
import { announce, announceOnce, settle } from './announce.js';
import { EVENT_TEXTS } from './event-texts.js';
import { findAliveTasks, findPrimary } from './find-service.js';
import { findLowerLimit, findUpperLimit } from './limits.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';
import { beginStop } from './stop-task.js';
import { findFailedCheck, isHealthy } from './task-health.js';
import { isProtected, type TaskRecord } from './task-record.js';
import type { World } from './world.js';

interface Pass {
  world: World;
  service: ServiceRecord;
  nowMs: number;
  actions: Action[];
}

/** Stops what this pass may stop, and returns how many. */
export function stopTasks(world: World, service: ServiceRecord, nowMs: number, actions: Action[]): number {
  const pass = { world, service, nowMs, actions };
  const primary = findPrimary(service);
  if (primary === null) return 0;
  let stopped = stopOld(pass, primary) + stopSurplus(pass, primary);
  for (const deployment of service.deployments) stopped += stopUnhealthy(pass, deployment);
  return stopped;
}

function isPending(task: TaskRecord): boolean {
  return task.lastStatus !== 'RUNNING';
}

/** Started on the old revision during the rollout to keep the service available: not stopped again at once. */
function isReplacement(service: ServiceRecord, primary: DeploymentRecord, task: TaskRecord): boolean {
  const own = service.deployments.find(({ id }) => id === task.startedBy);
  return own?.rolloutState === 'COMPLETED' && task.createdAtMs > primary.createdAtMs;
}

/** Old tasks: pending first, then unhealthy, then the oldest, as far as minimumHealthyPercent allows. */
function stopOld(pass: Pass, primary: DeploymentRecord): number {
  const { world, service, nowMs } = pass;
  const old = findAliveTasks(world, service).filter(({ startedBy }) => startedBy !== primary.id);
  if (primary.rolloutState === 'FAILED') return 0;
  const isProtectedNow = (task: TaskRecord): boolean => isProtected(task, nowMs);
  noteProtection(pass, primary, old.filter(isProtectedNow));
  const candidates = old.filter((task) => !isProtectedNow(task));
  const replacements = candidates.filter((task) => isPending(task) && isReplacement(service, primary, task));
  const pending = candidates.filter((task) => isPending(task) && !replacements.includes(task));
  const unhealthy = candidates.filter(
    (task) => !isPending(task) && findFailedCheck(world, service, task, nowMs) !== null,
  );
  const rest = candidates.filter((task) => ![...replacements, ...pending, ...unhealthy].includes(task));
  const healthy = rest.filter((task) => isHealthy(world, service, task, nowMs));
  const unproved = rest.filter((task) => !healthy.includes(task));
  const lower = findLowerLimit(service);
  const alive = findAliveTasks(world, service);
  const healthyCount = alive.filter((task) => isHealthy(world, service, task, nowMs)).length;
  const chosen = [
    ...pending,
    ...unhealthy,
    ...(healthyCount >= lower ? [...replacements, ...unproved] : []),
    ...healthy.slice(0, Math.max(0, healthyCount - lower)),
  ];
  retire(pass, chosen, true);
  return chosen.length;
}

/** Tasks beyond the desired count: scale-in. */
function stopSurplus(pass: Pass, primary: DeploymentRecord): number {
  const { world, service, nowMs } = pass;
  const alive = findAliveTasks(world, service, primary.id);
  const surplus = alive.length - service.desiredCount;
  // There may be more than desired while a replacement is not healthy yet: then stopUnhealthy decides.
  const unhealthyCount = alive.filter((task) => findFailedCheck(world, service, task, nowMs) !== null).length;
  if (surplus <= 0 || unhealthyCount > 0) return 0;
  const free = alive.filter((task) => !isProtected(task, nowMs));
  const chosen = [...free.filter(isPending), ...free.filter((task) => !isPending(task))].slice(0, surplus);
  if (chosen.length < surplus) {
    const held = alive.length - free.length;
    announceOnce(
      world,
      service,
      'protected-surplus',
      EVENT_TEXTS.heldByProtection(service, primary.id, held),
      nowMs,
    );
  } else settle(service, 'protected-surplus');
  retire(pass, chosen, false);
  return chosen.length;
}

/** Unhealthy tasks are stopped when their replacement is healthy, or when there is no room to start one beside them. */
function stopUnhealthy(pass: Pass, deployment: DeploymentRecord): number {
  const { world, service, nowMs, actions } = pass;
  const goal = deployment.status === 'PRIMARY' ? service.desiredCount : deployment.goal;
  const alive = findAliveTasks(world, service, deployment.id);
  const unhealthy = alive.flatMap((task) => {
    const failedCheck = findFailedCheck(world, service, task, nowMs);
    return failedCheck === null ? [] : [{ task, failedCheck }];
  });
  if (unhealthy.length === 0) return 0;
  const healthyCount = alive.filter((task) => isHealthy(world, service, task, nowMs)).length;
  const undecided = alive.length - unhealthy.length - healthyCount;
  const room = findUpperLimit(service) - findAliveTasks(world, service).length;
  let count = 0;
  if (healthyCount >= goal) count = unhealthy.length;
  else if (undecided === 0 && alive.length > goal) count = alive.length - goal;
  else if (undecided === 0 && (room <= 0 || deployment.rolloutState === 'FAILED')) count = 1;
  for (const { task, failedCheck } of unhealthy.slice(0, count)) {
    task.failure = 'unhealthy';
    beginStop(
      world,
      task,
      { code: 'ServiceSchedulerInitiated', reason: failedCheck.stoppedReason },
      nowMs,
      actions,
    );
  }
  const ids = unhealthy.slice(0, count).map(({ task }) => task.id);
  if (ids.length > 0) announce(world, service, EVENT_TEXTS.stopped(service, ids), nowMs);
  return ids.length;
}

function retire(pass: Pass, tasks: readonly TaskRecord[], lowersGoal: boolean): void {
  const { world, service, nowMs, actions } = pass;
  const running = tasks.filter((task) => !isPending(task));
  for (const task of tasks) {
    const deployment = service.deployments.find(({ id }) => id === task.startedBy);
    if (deployment !== undefined && lowersGoal) deployment.goal = Math.max(0, deployment.goal - 1);
    const reason = `Scaling activity initiated by (deployment ${task.startedBy ?? ''})`;
    beginStop(world, task, { code: 'ServiceSchedulerInitiated', reason }, nowMs, actions);
  }
  const pendingCount = tasks.length - running.length;
  if (pendingCount > 0) announce(world, service, EVENT_TEXTS.stoppedPending(service, pendingCount), nowMs);
  if (running.length === 0) return;
  announce(
    world,
    service,
    EVENT_TEXTS.stopped(
      service,
      running.map(({ id }) => id),
    ),
    nowMs,
  );
}

/** Once all new tasks run and only protected old ones are left, ECS says what it waits for. */
function noteProtection(pass: Pass, primary: DeploymentRecord, held: readonly TaskRecord[]): void {
  const { world, service, nowMs } = pass;
  const deploymentId = held[0]?.startedBy ?? null;
  const isUp = findAliveTasks(world, service, primary.id).length >= service.desiredCount;
  if (deploymentId === null || !isUp) {
    settle(service, 'protected');
    return;
  }
  const text = EVENT_TEXTS.heldByProtection(service, deploymentId, held.length);
  announceOnce(world, service, 'protected', text, nowMs);
}

import { findAliveTasks, findPrimary } from './find-service.js';
import type { ServiceRecord } from './service-record.js';
import { isProtected, type TaskRecord } from './task-record.js';
import type { World } from './world.js';

/** Whether protected old tasks are all that keeps the deployment from completing. */
export function isBlockedByProtection(world: World, service: ServiceRecord, nowMs: number): boolean {
  const primary = findPrimary(service);
  if (primary?.rolloutState !== 'IN_PROGRESS') return false;
  const alive = findAliveTasks(world, service);
  const old = alive.filter(({ startedBy }) => startedBy !== primary.id);
  if (alive.length - old.length < service.desiredCount) return false;
  return old.some((task) => isProtected(task, nowMs));
}

/**
 * Why ECS refuses to change a task's protection; null: it doesn't. Setting one is refused while protected tasks block the
 * deployment, and when more tasks would be protected than are desired; removing it is always allowed.
 */
export function findProtectionRefusal(
  world: World,
  task: TaskRecord | null,
  enabled: boolean,
  nowMs: number,
): { reason: string; detail: string | null } | null {
  if (task === null || task.lastStatus === 'STOPPED') return { reason: 'MISSING', detail: null };
  const service = task.serviceArn === null ? undefined : world.services[task.serviceArn];
  if (service === undefined) {
    return { reason: 'TASK_NOT_VALID', detail: 'The specified task is not part of an Amazon ECS service.' };
  }
  if (!enabled) return null;
  const isRenewal = isProtected(task, nowMs);
  const others = findAliveTasks(world, service).filter(
    (other) => other !== task && isProtected(other, nowMs),
  );
  const isExempt = isRenewal && !world.settings.renewalBlocked;
  const isBlocked = isBlockedByProtection(world, service, nowMs) || others.length + 1 > service.desiredCount;
  if (!isBlocked || isExempt) return null;
  return {
    reason: 'DEPLOYMENT_BLOCKED',
    detail:
      'Task protection can not be set while protected tasks keep the deployment from reaching steady state.',
  };
}

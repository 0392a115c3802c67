import { requireTaskDefinition } from './find-service.js';
import type { TargetRecord } from './load-balancer-record.js';
import type { ServiceRecord } from './service-record.js';
import type { TaskRecord } from './task-record.js';
import type { World } from './world.js';

type HealthStatus = 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';

/** `Task.healthStatus` over the essential containers: UNHEALTHY before UNKNOWN before HEALTHY; no check is UNKNOWN. */
export function findHealthStatus(world: World, task: TaskRecord): HealthStatus {
  const statuses = listCheckedEssentials(world, task);
  if (statuses.includes('UNHEALTHY')) return 'UNHEALTHY';
  if (statuses.length === 0 || statuses.includes('UNKNOWN')) return 'UNKNOWN';
  return 'HEALTHY';
}

function listCheckedEssentials(world: World, task: TaskRecord): HealthStatus[] {
  const essential = requireTaskDefinition(world, task.taskDefinitionArn).containers.filter(
    (spec) => spec.essential,
  );
  return task.containers
    .filter(({ name, health }) => health !== null && essential.some((spec) => spec.name === name))
    .map(({ health }) => health?.status ?? 'UNKNOWN');
}

/** The task's entries in the service's target groups; null where one is missing. */
export function listTargets(world: World, service: ServiceRecord, task: TaskRecord): (TargetRecord | null)[] {
  return service.loadBalancers.map(
    ({ targetGroupArn, containerPort }) =>
      world.targetGroups[targetGroupArn]?.targets.find(
        ({ id, port }) => id === task.privateIpv4 && port === containerPort,
      ) ?? null,
  );
}

/**
 * Whether the task counts towards minimumHealthyPercent. Behind a load balancer it must be healthy in every target group,
 * with container checks it must pass all of them; with neither it must have been RUNNING for 40 s.
 */
export function isHealthy(world: World, service: ServiceRecord, task: TaskRecord, nowMs: number): boolean {
  if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING' || task.startedAtMs === null) {
    return false;
  }
  const checked = listCheckedEssentials(world, task).length > 0;
  const balanced = service.loadBalancers.length > 0;
  if (!checked && !balanced) {
    return nowMs - task.startedAtMs >= world.settings.uncheckedHealthySeconds * 1000;
  }
  if (checked && findHealthStatus(world, task) !== 'HEALTHY') return false;
  return listTargets(world, service, task).every((target) => target?.state === 'healthy');
}

export interface FailedCheck {
  /** The task's stoppedReason when it is replaced for this. */
  stoppedReason: string;
  /** null: the container check failed. */
  target: { groupArn: string; port: number; description: string } | null;
}

/** Why the task must be replaced; null: it need not be, or its grace period has not ended. */
export function findFailedCheck(
  world: World,
  service: ServiceRecord,
  task: TaskRecord,
  nowMs: number,
): FailedCheck | null {
  if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING' || task.startedAtMs === null) {
    return null;
  }
  if (nowMs - task.startedAtMs < (service.gracePeriodSeconds ?? 0) * 1000) return null;
  if (findHealthStatus(world, task) === 'UNHEALTHY') {
    return { stoppedReason: 'Task failed container health checks', target: null };
  }
  for (const [index, target] of listTargets(world, service, task).entries()) {
    if (target?.state !== 'unhealthy') continue;
    const groupArn = service.loadBalancers[index]?.targetGroupArn ?? '';
    return {
      stoppedReason: `Task failed ELB health checks in (target-group ${groupArn})`,
      target: { groupArn, port: target.port, description: target.description ?? 'Health checks failed' },
    };
  }
  return null;
}

import { announce, announceOnce, settle } from './announce.js';
import { createTask } from './create-task.js';
import { EVENT_TEXTS } from './event-texts.js';
import { findAliveTasks, findPrimary, requireTaskDefinition } from './find-service.js';
import { countFailure } from './judge-tasks.js';
import { findLowerLimit, findUpperLimit } from './limits.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';
import { findFailedCheck, isHealthy } from './task-health.js';
import type { World } from './world.js';

/** Starts what this pass may start: replacements on the old revision first, then the new revision. */
export function startTasks(world: World, service: ServiceRecord, nowMs: number): void {
  const primary = findPrimary(service);
  if (primary === null || service.status !== 'ACTIVE') return;
  lowerOldGoals(world, service, primary, nowMs);
  for (const deployment of service.deployments) {
    if (deployment !== primary) launch(world, service, deployment, deployment.goal, nowMs);
  }
  if (primary.rolloutState !== 'FAILED') launch(world, service, primary, service.desiredCount, nowMs);
  announceWhenStuck(world, service, primary, nowMs);
}

/** An old task that stopped is not replaced when the new revision and the rest of the old one cover the desired count. */
function lowerOldGoals(world: World, service: ServiceRecord, primary: DeploymentRecord, nowMs: number): void {
  const newHealthy = findAliveTasks(world, service, primary.id).filter((task) =>
    isHealthy(world, service, task, nowMs),
  ).length;
  for (const deployment of service.deployments) {
    if (deployment === primary) continue;
    const alive = findAliveTasks(world, service, deployment.id).length;
    if (deployment.rolloutState === 'FAILED' || newHealthy + alive >= service.desiredCount) {
      deployment.goal = Math.min(deployment.goal, alive);
    }
  }
}

function launch(
  world: World,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  goal: number,
  nowMs: number,
): void {
  const own = findAliveTasks(world, service, deployment.id);
  const unhealthyCount = own.filter((task) => findFailedCheck(world, service, task, nowMs) !== null).length;
  const room = findUpperLimit(service) - findAliveTasks(world, service).length;
  const wanted = Math.min(goal - (own.length - unhealthyCount), room);
  if (wanted <= 0 || deployment.nextStartAtMs > nowMs) return;
  const count = Math.min(wanted, findPlatformRoom(world));
  if (count < wanted) announceOnce(world, service, 'capacity', EVENT_TEXTS.noCapacity(service), nowMs);
  else settle(service, 'capacity');
  if (count <= 0 || isRoleRefused(world, service, deployment, nowMs)) return;
  const definition = requireTaskDefinition(world, deployment.taskDefinitionArn);
  const ids: string[] = [];
  for (let started = 0; started < count; started += 1) {
    const task = createTask(
      world,
      definition,
      {
        clusterName: service.clusterName,
        serviceArn: service.arn,
        startedBy: deployment.id,
        group: `service:${service.name}`,
      },
      nowMs,
    );
    ids.push(task.id);
  }
  const text =
    unhealthyCount > 0 ? EVENT_TEXTS.startedForUnhealthy(service, ids) : EVENT_TEXTS.started(service, ids);
  announce(world, service, text, nowMs);
  service.steadySinceMs = null;
}

function findPlatformRoom(world: World): number {
  if (world.faults.room === null) return Number.POSITIVE_INFINITY;
  const present = Object.values(world.tasks).filter(({ lastStatus }) => lastStatus !== 'STOPPED').length;
  return Math.max(0, world.faults.room - present);
}

function isRoleRefused(
  world: World,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  nowMs: number,
): boolean {
  const { wire } = requireTaskDefinition(world, deployment.taskDefinitionArn);
  const roles = [wire['taskRoleArn'], wire['executionRoleArn']];
  const refused = roles.find(
    (role) => typeof role === 'string' && world.faults.refusedRoles.some((part) => role.includes(part)),
  );
  if (typeof refused !== 'string') return false;
  announceOnce(world, service, 'role', EVENT_TEXTS.roleRefused(service, refused), nowMs);
  countFailure(world, service, deployment, 'never-ran', nowMs);
  return true;
}

/** A rollout that its percentages block stays IN_PROGRESS forever; only this event says so. */
function announceWhenStuck(
  world: World,
  service: ServiceRecord,
  primary: DeploymentRecord,
  nowMs: number,
): void {
  const alive = findAliveTasks(world, service);
  const old = alive.filter(({ startedBy }) => startedBy !== primary.id);
  const missing = service.desiredCount - (alive.length - old.length);
  const healthy = alive.filter((task) => isHealthy(world, service, task, nowMs)).length;
  const isStuck =
    primary.rolloutState === 'IN_PROGRESS' &&
    old.length > 0 &&
    missing > 0 &&
    alive.length >= findUpperLimit(service) &&
    healthy === alive.length &&
    healthy <= findLowerLimit(service);
  if (isStuck) announceOnce(world, service, 'stuck', EVENT_TEXTS.stuck(service), nowMs);
  else settle(service, 'stuck');
}

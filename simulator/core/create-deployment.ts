import { buildArn, buildRevisionArn, drawDigits, drawSlug } from './identifiers.js';
import { findAliveTasks, findPrimary, findServiceDeployment } from './find-service.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';
import type { World } from './world.js';

const UNFINISHED = new Set(['PENDING', 'IN_PROGRESS', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS']);

/** ECS refuses a sixth unfinished deployment. */
export const MAX_UNFINISHED = 5;

export function countUnfinished(service: ServiceRecord): number {
  return service.deployments.filter(
    ({ status, rolloutState }) => status === 'ACTIVE' || rolloutState === 'IN_PROGRESS',
  ).length;
}

/** Adds a PRIMARY deployment; the former one becomes ACTIVE and keeps its tasks until the scheduler stops them. */
export function createDeployment(
  world: World,
  service: ServiceRecord,
  taskDefinitionArn: string,
  nowMs: number,
): DeploymentRecord {
  const id = `ecs-svc/${drawDigits(world, 19)}`;
  const former = findPrimary(service);
  const sourceRevisionArns = service.deployments
    .filter((deployment) => findAliveTasks(world, service, deployment.id).length > 0)
    .map((deployment) => buildRevisionArn(world, service.clusterName, service.name, deployment.id));
  if (former !== null) demote(world, service, former, nowMs);
  const deployment: DeploymentRecord = {
    id,
    status: 'PRIMARY',
    taskDefinitionArn,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    goal: service.desiredCount,
    failedTasks: 0,
    breakerCount: 0,
    launchFailures: 0,
    nextStartAtMs: 0,
    networkConfiguration: service.networkConfiguration,
  };
  service.deployments.unshift(deployment);
  service.taskDefinitionArn = taskDefinitionArn;
  service.standing = {};
  service.steadySinceMs = null;
  openServiceDeployment(world, service, deployment, sourceRevisionArns, nowMs);
  return deployment;
}

/** A deployment that is no longer PRIMARY keeps the tasks that it has now. */
export function demote(
  world: World,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  nowMs: number,
): void {
  deployment.status = 'ACTIVE';
  deployment.goal = Math.min(service.desiredCount, findAliveTasks(world, service, deployment.id).length);
  if (deployment.rolloutState === 'COMPLETED') deployment.goal = service.desiredCount;
  deployment.updatedAtMs = nowMs;
}

function openServiceDeployment(
  world: World,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  sourceRevisionArns: string[],
  nowMs: number,
): void {
  const former = findServiceDeployment(service);
  if (former !== null && UNFINISHED.has(former.status)) {
    former.status = 'STOP_REQUESTED';
    former.updatedAtMs = nowMs;
  }
  const targetRevisionArn = buildRevisionArn(world, service.clusterName, service.name, deployment.id);
  service.revisions[targetRevisionArn] = {
    taskDefinitionArn: deployment.taskDefinitionArn,
    createdAtMs: nowMs,
  };
  service.serviceDeployments.unshift({
    arn: buildArn(
      world,
      'ecs',
      `service-deployment/${service.clusterName}/${service.name}/${drawSlug(world)}`,
    ),
    deploymentId: deployment.id,
    sourceRevisionArns,
    targetRevisionArn,
    status: 'PENDING',
    statusReason: null,
    createdAtMs: nowMs,
    startedAtMs: null,
    finishedAtMs: null,
    stoppedAtMs: null,
    updatedAtMs: nowMs,
    rollback: null,
    breakerTriggered: false,
    failureCount: 0,
  });
}

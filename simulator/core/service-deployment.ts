import { findPrimary, findServiceDeployment } from './find-service.js';
import { rollBack } from './roll-back.js';
import type { ServiceDeploymentRecord, ServiceDeploymentStatus, ServiceRecord } from './service-record.js';
import type { World } from './world.js';

const BY_USER = 'Service deployment rolled back by user.';

/** Advances the states of the service's deployments, and starts a rollback that a user asked for. */
export function advanceServiceDeployment(world: World, service: ServiceRecord, nowMs: number): void {
  for (const entry of service.serviceDeployments) {
    if (entry.status === 'STOP_REQUESTED') endServiceDeployment(entry, 'STOPPED', null, nowMs);
  }
  const current = findServiceDeployment(service);
  if (current === null) return;
  if (current.status === 'PENDING') {
    current.status = 'IN_PROGRESS';
    current.startedAtMs = nowMs;
    current.updatedAtMs = nowMs;
  }
  const deployment = service.deployments.find(({ id }) => id === current.deploymentId);
  if (deployment !== undefined && current.status === 'IN_PROGRESS') {
    current.failureCount = deployment.breakerCount;
  }
  if (current.status === 'ROLLBACK_REQUESTED' && deployment !== undefined) {
    deployment.rolloutState = 'FAILED';
    deployment.rolloutStateReason = BY_USER;
    rollBack(world, service, { reason: BY_USER, byBreaker: false }, nowMs);
  }
}

export function endServiceDeployment(
  entry: ServiceDeploymentRecord,
  status: ServiceDeploymentStatus,
  reason: string | null,
  nowMs: number,
): void {
  entry.status = status;
  if (reason !== null) entry.statusReason = reason;
  entry.finishedAtMs = nowMs;
  entry.updatedAtMs = nowMs;
  if (status === 'STOPPED') entry.stoppedAtMs = nowMs;
}

/** PRIMARY completed: the service deployment succeeded, or its rollback did. */
export function finishServiceDeployment(service: ServiceRecord, nowMs: number): void {
  const current = findServiceDeployment(service);
  if (current === null) return;
  if (current.status === 'ROLLBACK_IN_PROGRESS') {
    endServiceDeployment(current, 'ROLLBACK_SUCCESSFUL', current.rollback?.reason ?? null, nowMs);
  } else if (current.status === 'IN_PROGRESS' && findPrimary(service)?.id === current.deploymentId) {
    endServiceDeployment(current, 'SUCCESSFUL', null, nowMs);
  }
}

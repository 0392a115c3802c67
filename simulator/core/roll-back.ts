import { announce } from './announce.js';
import { demote } from './create-deployment.js';
import { EVENT_TEXTS } from './event-texts.js';
import { findPrimary, findServiceDeployment } from './find-service.js';
import { buildRevisionArn } from './identifiers.js';
import type { ServiceRecord } from './service-record.js';
import type { World } from './world.js';

const NO_CANDIDATE = 'No rollback candidate was found to run the rollback.';

/**
 * The newest COMPLETED deployment becomes PRIMARY and IN_PROGRESS again under its own old id; the failed one stays in the
 * list as ACTIVE and FAILED until its tasks are gone. Without such a deployment nothing changes.
 */
export function rollBack(
  world: World,
  service: ServiceRecord,
  why: { reason: string; byBreaker: boolean },
  nowMs: number,
): void {
  const primary = findPrimary(service);
  const current = findServiceDeployment(service);
  const candidate = service.deployments.find(
    ({ id, rolloutState }) => id !== primary?.id && rolloutState === 'COMPLETED',
  );
  if (primary === null || candidate === undefined) {
    if (current !== null) {
      current.status = 'ROLLBACK_FAILED';
      current.statusReason = NO_CANDIDATE;
      current.finishedAtMs = nowMs;
      current.updatedAtMs = nowMs;
    }
    return;
  }
  announce(world, service, EVENT_TEXTS.rollingBack(service, candidate.id), nowMs);
  demote(world, service, primary, nowMs);
  candidate.status = 'PRIMARY';
  candidate.rolloutState = 'IN_PROGRESS';
  candidate.rolloutStateReason = why.byBreaker
    ? `ECS deployment circuit breaker: rolling back to deploymentId ${candidate.id}.`
    : `ECS deployment ${candidate.id} in progress.`;
  candidate.updatedAtMs = nowMs;
  candidate.failedTasks = 0;
  candidate.breakerCount = 0;
  service.deployments = [candidate, ...service.deployments.filter(({ id }) => id !== candidate.id)];
  service.taskDefinitionArn = candidate.taskDefinitionArn;
  service.steadySinceMs = null;
  if (current === null) return;
  current.status = 'ROLLBACK_IN_PROGRESS';
  current.updatedAtMs = nowMs;
  current.rollback = {
    reason: why.reason,
    startedAtMs: nowMs,
    revisionArn: buildRevisionArn(world, service.clusterName, service.name, candidate.id),
    deploymentId: candidate.id,
  };
}

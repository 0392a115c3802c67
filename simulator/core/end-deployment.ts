import { announce } from './announce.js';
import { findBreakerThreshold } from './breaker-threshold.js';
import { EVENT_TEXTS } from './event-texts.js';
import { findAliveTasks, findPrimary, findServiceDeployment, findTasks } from './find-service.js';
import { rollBack } from './roll-back.js';
import { endServiceDeployment, finishServiceDeployment } from './service-deployment.js';
import type { ServiceRecord } from './service-record.js';
import { isHealthy } from './task-health.js';
import type { World } from './world.js';

const STEADY_REPEAT_MS = 6 * 60 * 60 * 1000;
const BY_BREAKER = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';

/** After enough failures the deployment is FAILED and starts no more tasks; with `rollback` the last completed one returns. */
export function tripBreaker(world: World, service: ServiceRecord, nowMs: number): void {
  const primary = findPrimary(service);
  const breaker = service.circuitBreaker;
  if (primary?.rolloutState !== 'IN_PROGRESS' || breaker?.enable !== true) return;
  if (primary.breakerCount < findBreakerThreshold(breaker.threshold, service.desiredCount)) return;
  primary.rolloutState = 'FAILED';
  primary.rolloutStateReason = 'ECS deployment circuit breaker: tasks failed to start.';
  primary.updatedAtMs = nowMs;
  announce(world, service, EVENT_TEXTS.failed(service, primary.id), nowMs);
  const current = findServiceDeployment(service);
  const wasRollingBack = current?.status === 'ROLLBACK_IN_PROGRESS';
  if (current !== null) {
    current.breakerTriggered = true;
    current.failureCount = primary.breakerCount;
  }
  if (wasRollingBack) {
    endServiceDeployment(current, 'ROLLBACK_FAILED', BY_BREAKER, nowMs);
  } else if (breaker.rollback) {
    rollBack(world, service, { reason: BY_BREAKER, byBreaker: true }, nowMs);
  } else if (current !== null) {
    current.status = 'STOP_REQUESTED';
    current.updatedAtMs = nowMs;
  }
}

/** Completes the deployment once all desired tasks are healthy and every task of other deployments is STOPPED. */
export function completeDeployment(world: World, service: ServiceRecord, nowMs: number): void {
  const primary = findPrimary(service);
  if (primary === null || service.status !== 'ACTIVE') return;
  forgetEmptyDeployments(world, service);
  const own = findAliveTasks(world, service, primary.id);
  const healthyCount = own.filter((task) => isHealthy(world, service, task, nowMs)).length;
  const isCovered = own.length === service.desiredCount && healthyCount === service.desiredCount;
  const others = findTasks(world, service).filter(
    (task) => task.startedBy !== primary.id && task.lastStatus !== 'STOPPED',
  );
  if (!isCovered || others.length > 0) return;
  if (primary.rolloutState === 'IN_PROGRESS') {
    primary.rolloutState = 'COMPLETED';
    primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`;
    primary.updatedAtMs = nowMs;
    service.deployments = [primary];
    announce(world, service, EVENT_TEXTS.completed(service, primary.id), nowMs);
    finishServiceDeployment(service, nowMs);
  }
  if (primary.rolloutState !== 'COMPLETED') return;
  if (service.steadySinceMs !== null && nowMs - service.steadySinceMs < STEADY_REPEAT_MS) return;
  service.steadySinceMs = nowMs;
  announce(world, service, EVENT_TEXTS.steady(service), nowMs);
}

/** Old deployments leave the list with their last task; the one to roll back to stays until PRIMARY has completed. */
function forgetEmptyDeployments(world: World, service: ServiceRecord): void {
  const newestCompleted = service.deployments.find(
    ({ status, rolloutState }) => status === 'ACTIVE' && rolloutState === 'COMPLETED',
  );
  service.deployments = service.deployments.filter((deployment) => {
    if (deployment.status === 'PRIMARY' || deployment === newestCompleted) return true;
    return findTasks(world, service, deployment.id).some(({ lastStatus }) => lastStatus !== 'STOPPED');
  });
}

import { announce, announceOnce, settle } from './announce.js';
import { EVENT_TEXTS } from './event-texts.js';
import { findTasks } from './find-service.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';
import { findFailedCheck, isHealthy } from './task-health.js';
import type { World } from './world.js';

const LONGEST_PAUSE_SECONDS = 15 * 60;

/** Records tasks that became healthy, which resets the failure counts, and announces those that failed their checks. */
export function noticeHealth(world: World, service: ServiceRecord, nowMs: number): void {
  for (const task of findTasks(world, service)) {
    if (task.protectedUntilMs !== null && task.protectedUntilMs <= nowMs) task.protectedUntilMs = null;
    if (task.healthyAtMs === null && isHealthy(world, service, task, nowMs)) {
      task.healthyAtMs = nowMs;
      const deployment = service.deployments.find(({ id }) => id === task.startedBy);
      if (deployment !== undefined) forgiveFailures(service, deployment);
    }
    const failedCheck = findFailedCheck(world, service, task, nowMs);
    if (failedCheck === null) {
      task.announcedUnhealthy = false;
      continue;
    }
    if (task.announcedUnhealthy) continue;
    task.announcedUnhealthy = true;
    const text =
      failedCheck.target === null
        ? EVENT_TEXTS.containerUnhealthy(service, task.id)
        : EVENT_TEXTS.targetUnhealthy(
            service,
            task.id,
            failedCheck.target.port,
            failedCheck.target.groupArn,
            failedCheck.target.description,
          );
    announce(world, service, text, nowMs);
  }
}

function forgiveFailures(service: ServiceRecord, deployment: DeploymentRecord): void {
  deployment.failedTasks = 0;
  deployment.launchFailures = 0;
  deployment.nextStartAtMs = 0;
  settle(service, 'inconsistent-start');
  if (service.circuitBreaker?.resetOnHealthyTask !== false) deployment.breakerCount = 0;
}

/** Counts the tasks of a running deployment that failed since the last pass. */
export function countFailures(world: World, service: ServiceRecord, nowMs: number): void {
  for (const task of findTasks(world, service)) {
    if (task.failure === null || task.lastStatus !== 'STOPPED') continue;
    const { failure } = task;
    task.failure = null;
    const deployment = service.deployments.find(({ id }) => id === task.startedBy);
    if (deployment === undefined) continue;
    countFailure(world, service, deployment, failure, nowMs);
  }
}

export function countFailure(
  world: World,
  service: ServiceRecord,
  deployment: DeploymentRecord,
  failure: 'never-ran' | 'crashed' | 'unhealthy',
  nowMs: number,
): void {
  if (deployment.rolloutState === 'IN_PROGRESS') {
    deployment.failedTasks += 1;
    if (failure !== 'crashed' || world.settings.breakerCountsCrashes) deployment.breakerCount += 1;
  }
  if (failure !== 'never-ran') return;
  deployment.launchFailures += 1;
  deployment.nextStartAtMs = nowMs + findPauseSeconds(deployment.launchFailures) * 1000;
  if (deployment.launchFailures >= 3) {
    announceOnce(world, service, 'inconsistent-start', EVENT_TEXTS.inconsistentStart(service), nowMs);
  }
}

/** None after the first failure, then 4, 8 and 15 minutes: fits the one trace with times, and the documented maximum. */
function findPauseSeconds(failures: number): number {
  return failures < 2 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 60 * 2 ** failures);
}

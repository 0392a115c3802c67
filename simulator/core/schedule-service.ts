import type { Action } from './action.js';
import { completeDeployment, tripBreaker } from './end-deployment.js';
import { countFailures, noticeHealth } from './judge-tasks.js';
import { moveTargets } from './move-targets.js';
import { advanceServiceDeployment } from './service-deployment.js';
import type { ServiceRecord } from './service-record.js';
import { startTasks } from './start-tasks.js';
import { stopTasks } from './stop-tasks.js';
import type { World } from './world.js';

/**
 * One pass of the service scheduler. A pass that stops tasks starts none: real rollouts alternate (+2, −2, +2; −3, +5, −3, +1).
 */
export function scheduleService(
  world: World,
  service: ServiceRecord,
  nowMs: number,
  actions: Action[],
): void {
  if (service.status === 'INACTIVE' || service.deploymentController !== 'ECS') return;
  noticeHealth(world, service, nowMs);
  countFailures(world, service, nowMs);
  advanceServiceDeployment(world, service, nowMs);
  tripBreaker(world, service, nowMs);
  moveTargets(world, service, nowMs, actions);
  const stopped = stopTasks(world, service, nowMs, actions);
  if (stopped === 0) startTasks(world, service, nowMs);
  completeDeployment(world, service, nowMs);
  if (service.status === 'DRAINING' && !hasTasks(world, service)) {
    service.status = 'INACTIVE';
    service.deployments = [];
  }
}

function hasTasks(world: World, service: ServiceRecord): boolean {
  return Object.values(world.tasks).some(
    (task) => task.serviceArn === service.arn && task.lastStatus !== 'STOPPED',
  );
}

/** A rollout of a web service behind one target group, as the watch sees it. */
import type { HealthSettings, RolloutHealth } from '../../../src/model/health.js';
import type { RolloutSnapshot } from '../../../src/model/rollout.js';
import type { Target, TargetGroupSettings } from '../../../src/model/service.js';
import type { Task } from '../../../src/model/task.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  TARGET_GROUP_ARN,
  aRollingService,
  aSnapshot,
  aTarget,
  aTask,
} from './world.js';

export const BALANCER = { targetGroupArn: TARGET_GROUP_ARN, containerName: 'web', containerPort: 8000 };

/** AWS's own defaults: 30 s, 5 s, 5 good, 2 bad. */
export function someSettings(overrides: Partial<TargetGroupSettings> = {}): TargetGroupSettings {
  return {
    targetGroupArn: TARGET_GROUP_ARN,
    healthCheckPath: '/healthz',
    port: 'traffic-port',
    protocol: 'HTTP',
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 300,
    slowStartSeconds: 0,
    ...overrides,
  };
}

/** The watch began ten minutes ago and saw nobody healthy. */
export function aHealth(
  settings: Partial<HealthSettings> = {},
  history: Partial<RolloutHealth['history']> = {},
): RolloutHealth {
  return {
    settings: { targetGroups: [someSettings()], containerChecks: [], ...settings },
    history: { sinceMs: NOW_MS - 600_000, healthyAtMs: {}, complaints: {}, observedMs: [], ...history },
  };
}

/** A new task, RUNNING since so many seconds. */
export function aNewTask(seconds: number, more: Partial<Task> = {}): Task {
  return aTask({
    taskDefinitionArn: NEW_ARN,
    startedBy: NEW_ID,
    createdAtMs: NOW_MS - seconds * 1_000 - 20_000,
    startedAtMs: NOW_MS - seconds * 1_000,
    ...more,
  });
}

/** One that ECS told to stop for its checks, so many seconds ago; its target still drains. */
export function aReplacedTask(startedAgo: number, stoppedAgo: number, more: Partial<Task> = {}): Task {
  return aNewTask(startedAgo, {
    desiredStatus: 'STOPPED',
    lastStatus: 'DEACTIVATING',
    stoppingAtMs: NOW_MS - stoppedAgo * 1_000,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP_ARN})`,
    ...more,
  });
}

export function targetOf({ privateIpv4 }: Task, state: string, more: Partial<Target> = {}): Target {
  const failed = {
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [404]',
  };
  return aTarget({ id: privateIpv4 ?? '', state, ...(state === 'unhealthy' ? failed : {}), ...more });
}

/** Behind the load balancer, with 60 s of grace; two old tasks serve. */
export function aWebSnapshot(overrides: Partial<RolloutSnapshot> = {}): RolloutSnapshot {
  const service = aRollingService({}, {}, { loadBalancers: [BALANCER], healthCheckGracePeriodSeconds: 60 });
  const oldTasks = [0, 1].map(() => aTask({ startedAtMs: NOW_MS - 3_600_000 }));
  const { targets = [], ...rest } = overrides;
  const served = oldTasks.map((task) => targetOf(task, 'healthy'));
  return aSnapshot({
    service,
    oldTasks,
    ...rest,
    targets: targets === null ? null : [...served, ...targets],
  });
}

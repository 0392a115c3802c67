/** Evidence of a new task that runs and whose load balancer health checks fail. */
import type { Evidence, TargetGroup, TargetHistory } from '../../../src/model/evidence.js';
import type { ContainerDefinition } from '../../../src/model/task-definition.js';
import type { Task } from '../../../src/model/task.js';
import { shortenArn } from '../../../src/wording/shorten-arn.js';
import { aLog, aRevision, aTargetGroup, anEvent, anUnhealthyTarget } from './evidence.js';
import { NEW_ARN, NEW_ID, NOW_MS, TARGET_GROUP_ARN, aRollingService, aTask } from './world.js';

export const TASK_ARN = 'arn:aws:ecs:eu-west-1:111122223333:task/shop/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

interface Options {
  readonly path?: string;
  readonly log?: readonly string[];
  readonly task?: Partial<Task>;
  readonly container?: Partial<ContainerDefinition>;
  readonly healthCheck?: Partial<TargetGroup['healthCheck']>;
  readonly graceSeconds?: number;
  /** Instead of the one unhealthy target. */
  readonly targets?: readonly TargetHistory[];
}

/**
 * One new task, started a minute ago, at port 8000 of the container `worker`; the load balancer says of it what
 * `description` says, and so does an event.
 */
export function aFailingProbe(description: string, options: Options = {}): Partial<Evidence> {
  const { path = '/healthz/', log = [], task, container, healthCheck, graceSeconds = 0 } = options;
  const taskArn = TASK_ARN;
  const loadBalancers = [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'worker', containerPort: 8000 }];
  const ours = aTask({ arn: taskArn, taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, ...task });
  const stopped = ours.desiredStatus === 'STOPPED';
  return {
    service: aRollingService({}, {}, { loadBalancers, healthCheckGracePeriodSeconds: graceSeconds }),
    newTasks: stopped ? [] : [ours],
    stoppedTasks: stopped ? [ours] : [],
    targets: options.targets ?? [anUnhealthyTarget('Target.ResponseCodeMismatch', description, { taskArn })],
    targetGroups: [aTargetGroup({ healthCheck: { path, ...healthCheck } })],
    events: [anUnhealthyEvent(description)],
    logs: [aLog(log, { taskArn })],
    taskDefinition: aRevision(container),
  };
}

/** What ECS says of the task of `aFailingProbe`. */
export function anUnhealthyEvent(description: string, taskArn = TASK_ARN) {
  return anEvent(
    `(service worker) (task ${shortenArn(taskArn)}) (port 8000) is unhealthy in (target-group ${TARGET_GROUP_ARN}) due to (reason ${description}).`,
  );
}

/** That ECS stopped the task of `aFailingProbe` for it, `livedSeconds` after its start. */
export function stoppedForChecks(livedSeconds: number): Partial<Task> {
  const startedAtMs = NOW_MS - livedSeconds * 1_000;
  return {
    ...{
      desiredStatus: 'STOPPED',
      lastStatus: 'STOPPED',
      startedAtMs,
      stoppingAtMs: NOW_MS,
      stoppedAtMs: NOW_MS,
    },
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP_ARN})`,
  };
}

/** The same target, healthy again after it had been unhealthy. */
export function recovered(description: string): TargetHistory {
  const target = anUnhealthyTarget('Target.ResponseCodeMismatch', description, { taskArn: TASK_ARN });
  const healthy = { atMs: NOW_MS - 1_000, state: 'healthy', reason: null, description: null };
  return { ...target, looks: [...target.looks, healthy] };
}

export const codes = (code: number): string => `Health checks failed with these codes: [${code}]`;

/** Small builders of evidence: a rollout of two tasks of which nothing is known yet, and overrides. */
import type { ContainerLog, Evidence, TargetGroup, TargetHistory } from '../../../src/model/evidence.js';
import type { ServiceEvent } from '../../../src/model/service.js';
import type { ContainerDefinition, TaskDefinitionRevision } from '../../../src/model/task-definition.js';
import type { Task } from '../../../src/model/task.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  OLD_ARN,
  OLD_ID,
  TARGET_GROUP_ARN,
  aContainer,
  aDeadTask,
  aRollingService,
  aTask,
} from './world.js';

/** A rollout that began a minute ago, as `aRollingService` shows it; every source was read and nothing stands out. */
export function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    version: 1,
    atMs: NOW_MS,
    startedAtMs: NOW_MS - 60_000,
    region: 'eu-west-1',
    deploymentId: NEW_ID,
    previousDeploymentId: OLD_ID,
    failedCall: null,
    service: aRollingService(),
    serviceDeployment: null,
    events: [],
    newTasks: [],
    stoppedTasks: [],
    oldTasks: [aTask(), aTask()],
    protections: [],
    targets: [],
    targetGroups: [],
    taskDefinition: aRevision(),
    previousTaskDefinition: aRevision({}, OLD_ARN),
    logs: [],
    unreadable: [],
    ...overrides,
  };
}

/** A revision with one container, named `worker` as those of `aTask` are. */
export function aRevision(
  container: Partial<ContainerDefinition> = {},
  arn = NEW_ARN,
): TaskDefinitionRevision {
  const containerDefinitions = [{ name: 'worker', image: 'shop:2', essential: true, ...container }];
  return { arn, status: 'ACTIVE', definition: { family: 'shop', containerDefinitions } };
}

/** What the container `worker` of a task said, a second between the lines, the last one now. */
export function aLog(messages: readonly string[], overrides: Partial<ContainerLog> = {}): ContainerLog {
  return {
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/shop/ffffffffffffffffffffffffffffffff',
    container: 'worker',
    group: '/ecs/shop',
    stream: 'shop/worker/ffffffffffffffffffffffffffffffff',
    lines: messages.map((message, index) => ({
      atMs: NOW_MS - (messages.length - 1 - index) * 1_000,
      message,
    })),
    ...overrides,
  };
}

let eventsMade = 0;

export function anEvent(message: string, atMs = NOW_MS - 30_000): ServiceEvent {
  eventsMade += 1;
  return { id: `event-${eventsMade}`, atMs, message };
}

/** HTTP, `GET /` on the traffic port, 30 s, 5 s, 5 and 2, 200: the load balancer's own defaults. */
export function aTargetGroup(
  overrides: Partial<Omit<TargetGroup, 'healthCheck'>> & {
    healthCheck?: Partial<TargetGroup['healthCheck']>;
  } = {},
): TargetGroup {
  return {
    arn: TARGET_GROUP_ARN,
    protocol: 'HTTP',
    port: 80,
    targetType: 'ip',
    loadBalancerArns: [
      'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/0123456789abcdef',
    ],
    attributes: { 'deregistration_delay.timeout_seconds': '300' },
    ...overrides,
    healthCheck: {
      protocol: 'HTTP',
      port: 'traffic-port',
      path: '/',
      matcher: '200',
      intervalSeconds: 30,
      timeoutSeconds: 5,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
      ...overrides.healthCheck,
    },
  };
}

/** A target of the new revision that was `initial` and is `unhealthy` for this reason. */
export function anUnhealthyTarget(
  reason: string,
  description: string,
  overrides: Partial<TargetHistory> = {},
): TargetHistory {
  return {
    targetGroupArn: TARGET_GROUP_ARN,
    id: '10.0.0.9',
    port: 8000,
    taskArn: null,
    isNew: true,
    looks: [
      {
        atMs: NOW_MS - 50_000,
        state: 'initial',
        reason: 'Elb.RegistrationInProgress',
        description: 'Target registration is in progress',
      },
      { atMs: NOW_MS - 10_000, state: 'unhealthy', reason, description },
    ],
    ...overrides,
  };
}

/** A task of the new revision that never ran, and what ECS says of it; `container`: what it says of the container. */
export function aFailedStart(stoppedReason: string, container: string | null = null): Task {
  return aDeadTask({
    startedAtMs: null,
    stopCode: 'TaskFailedToStart',
    stoppedReason,
    containers: [aContainer({ lastStatus: 'STOPPED', reason: container })],
  });
}

/** A task of the new revision that runs since this moment. */
export function aStartedTask(startedAtMs = NOW_MS - 5_000): Task {
  return aTask({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, startedAtMs });
}

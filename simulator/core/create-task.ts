import { buildArn, drawDigits, drawHex, drawUuid } from './identifiers.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import type { TaskDefinitionRecord, World } from './world.js';

interface TaskOrder {
  clusterName: string;
  serviceArn: string | null;
  startedBy: string | null;
  group: string;
}

/** Adds a task in PROVISIONING, with a network interface of its own. */
export function createTask(
  world: World,
  definition: TaskDefinitionRecord,
  order: TaskOrder,
  nowMs: number,
): TaskRecord {
  const id = drawHex(world, 32);
  const addressIndex = world.nextAddress;
  world.nextAddress += 1;
  const privateIpv4 = `10.0.${Math.floor(addressIndex / 250) % 250}.${(addressIndex % 250) + 4}`;
  const task: TaskRecord = {
    ...order,
    id,
    arn: buildArn(world, 'ecs', `task/${order.clusterName}/${id}`),
    taskDefinitionArn: definition.arn,
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    dueAtMs: nowMs + world.settings.provisionSeconds * 1000,
    containers: definition.containers.map(({ name, healthCheck }) =>
      createContainer(world, order.clusterName, id, name, healthCheck !== null),
    ),
    addressIndex,
    privateIpv4,
    privateDnsName: `ip-${privateIpv4.replaceAll('.', '-')}.${findDomain(world.region)}`,
    attachmentId: drawUuid(world),
    eniId: `eni-${drawHex(world, 17)}`,
    macAddress: ['0a', ...[1, 2, 3, 4, 5].map(() => drawHex(world, 2))].join(':'),
    createdAtMs: nowMs,
    pullStartedAtMs: null,
    pullStoppedAtMs: null,
    startedAtMs: null,
    stoppingAtMs: null,
    executionStoppedAtMs: null,
    stoppedAtMs: null,
    stopCode: null,
    stoppedReason: null,
    registered: false,
    deregistered: false,
    healthyAtMs: null,
    announcedUnhealthy: false,
    failure: null,
    protectedUntilMs: null,
  };
  world.tasks[task.arn] = task;
  return task;
}

function createContainer(
  world: World,
  clusterName: string,
  taskId: string,
  name: string,
  checked: boolean,
): ContainerRecord {
  return {
    name,
    arn: buildArn(world, 'ecs', `container/${clusterName}/${taskId}/${drawUuid(world)}`),
    runtimeId: `${taskId}-${drawDigits(world, 10)}`,
    lastStatus: 'PENDING',
    exitCode: null,
    reason: null,
    health: checked ? { status: 'UNKNOWN', nextCheckAtMs: null, failures: 0, startedAtMs: 0 } : null,
    starting: false,
    signalled: false,
    killAtMs: null,
  };
}

/** us-east-1 has a domain of its own; that of every other region contains the region's name. */
function findDomain(region: string): string {
  return region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
}

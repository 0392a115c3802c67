import { findContainerSpec } from '../core/find-service.js';
import { buildArn } from '../core/identifiers.js';
import { findHealthStatus } from '../core/task-health.js';
import type { ContainerRecord, TaskRecord } from '../core/task-record.js';
import type { JsonObject } from '../core/json.js';
import { compact, type Call } from './call.js';

/** `tasks[]` of DescribeTasks. */
export function renderTask(call: Call, task: TaskRecord): JsonObject {
  const { world } = call;
  const at = (ms: number | null): number | null => (ms === null ? null : call.toSeconds(ms));
  const wire = world.taskDefinitions[task.taskDefinitionArn]?.wire;
  return compact({
    taskArn: task.arn,
    clusterArn: buildArn(world, 'ecs', `cluster/${task.clusterName}`),
    taskDefinitionArn: task.taskDefinitionArn,
    group: task.group,
    startedBy: task.startedBy,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: findHealthStatus(world, task),
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    availabilityZone: `${world.region}a`,
    connectivity: task.pullStartedAtMs === null ? null : 'CONNECTED',
    connectivityAt: at(task.pullStartedAtMs),
    cpu: typeof wire?.['cpu'] === 'string' ? wire['cpu'] : '256',
    memory: typeof wire?.['memory'] === 'string' ? wire['memory'] : '512',
    createdAt: at(task.createdAtMs),
    pullStartedAt: at(task.pullStartedAtMs),
    pullStoppedAt: at(task.pullStoppedAtMs),
    startedAt: at(task.startedAtMs),
    stoppingAt: at(task.stoppingAtMs),
    executionStoppedAt: at(task.executionStoppedAtMs),
    stoppedAt: at(task.stoppedAtMs),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    version: 1,
    attachments: [renderAttachment(world.region, task)],
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    containers: task.containers.map((container) => renderContainer(call, task, container)),
    enableExecuteCommand: false,
    ephemeralStorage: { sizeInGiB: 20 },
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
    inferenceAccelerators: [],
    tags: [],
  });
}

function renderAttachment(region: string, task: TaskRecord): JsonObject {
  const status =
    task.lastStatus === 'PROVISIONING'
      ? 'PRECREATED'
      : task.lastStatus === 'STOPPED'
        ? 'DELETED'
        : 'ATTACHED';
  const details = {
    subnetId: `subnet-${region}a`,
    networkInterfaceId: task.eniId,
    macAddress: task.macAddress,
    privateDnsName: task.privateDnsName,
    privateIPv4Address: task.privateIpv4,
  };
  return {
    id: task.attachmentId,
    type: 'ElasticNetworkInterface',
    status,
    details: Object.entries(details).map(([name, value]) => ({ name, value })),
  };
}

function renderContainer({ world }: Call, task: TaskRecord, container: ContainerRecord): JsonObject {
  return compact({
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: findContainerSpec(world, task, container.name)?.image ?? null,
    runtimeId: container.lastStatus === 'PENDING' ? null : container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: [],
    networkInterfaces: [{ attachmentId: task.attachmentId, privateIpv4Address: task.privateIpv4 }],
    healthStatus: container.health?.status ?? 'UNKNOWN',
    cpu: '0',
  });
}

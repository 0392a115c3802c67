import type * as Sdk from '@aws-sdk/client-ecs';
import type { Container, Task } from '../../model/task.js';
import { toEpochMs } from './to-epoch-ms.js';

/** One entry of DescribeTasks. */
export function toTask(from: Sdk.Task): Task {
  return {
    arn: from.taskArn ?? '',
    taskDefinitionArn: from.taskDefinitionArn ?? '',
    startedBy: from.startedBy ?? null,
    lastStatus: from.lastStatus ?? '',
    desiredStatus: from.desiredStatus ?? '',
    healthStatus: from.healthStatus ?? null,
    createdAtMs: toEpochMs(from.createdAt) ?? 0,
    pullStartedAtMs: toEpochMs(from.pullStartedAt),
    pullStoppedAtMs: toEpochMs(from.pullStoppedAt),
    startedAtMs: toEpochMs(from.startedAt),
    stoppingAtMs: toEpochMs(from.stoppingAt),
    executionStoppedAtMs: toEpochMs(from.executionStoppedAt),
    stoppedAtMs: toEpochMs(from.stoppedAt),
    stopCode: from.stopCode ?? null,
    stoppedReason: from.stoppedReason ?? null,
    privateDnsName: findInterfaceDetail(from, 'privateDnsName'),
    privateIpv4: findInterfaceDetail(from, 'privateIPv4Address') ?? findContainerAddress(from),
    containers: (from.containers ?? []).map(toContainer),
  };
}

function toContainer(from: Sdk.Container): Container {
  return {
    name: from.name ?? '',
    lastStatus: from.lastStatus ?? '',
    exitCode: from.exitCode ?? null,
    reason: from.reason ?? null,
    runtimeId: from.runtimeId ?? null,
    healthStatus: from.healthStatus ?? null,
  };
}

/** An awsvpc task's network interface is its attachment of type ElasticNetworkInterface (API reference, Attachment). */
function findInterfaceDetail(task: Sdk.Task, name: string): string | null {
  const attachment = task.attachments?.find(({ type }) => type === 'ElasticNetworkInterface');
  return attachment?.details?.find((detail) => detail.name === name)?.value ?? null;
}

function findContainerAddress(task: Sdk.Task): string | null {
  for (const container of task.containers ?? []) {
    const address = container.networkInterfaces?.find(
      (entry) => entry.privateIpv4Address,
    )?.privateIpv4Address;
    if (address !== undefined) return address;
  }
  return null;
}

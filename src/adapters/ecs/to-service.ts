import type * as Sdk from '@aws-sdk/client-ecs';
import type { Deployment, LoadBalancer, Service } from '../../model/service.js';
import { toEpochMs } from './to-epoch-ms.js';

/** One entry of DescribeServices or the answer of UpdateService. */
export function toService(from: Sdk.Service): Service {
  const configuration = from.deploymentConfiguration;
  const daemon = from.schedulingStrategy === 'DAEMON';
  return {
    arn: from.serviceArn ?? '',
    name: from.serviceName ?? '',
    clusterArn: from.clusterArn ?? '',
    status: from.status ?? '',
    taskDefinitionArn: from.taskDefinition ?? '',
    desiredCount: from.desiredCount ?? 0,
    runningCount: from.runningCount ?? 0,
    pendingCount: from.pendingCount ?? 0,
    schedulingStrategy: from.schedulingStrategy ?? 'REPLICA',
    deploymentController: from.deploymentController?.type ?? 'ECS',
    strategy: configuration?.strategy ?? 'ROLLING',
    // Defaults of the ECS API (DeploymentConfiguration): REPLICA 100/200, DAEMON 0/100.
    minimumHealthyPercent: configuration?.minimumHealthyPercent ?? (daemon ? 0 : 100),
    maximumPercent: configuration?.maximumPercent ?? (daemon ? 100 : 200),
    circuitBreaker: {
      enable: configuration?.deploymentCircuitBreaker?.enable ?? false,
      rollback: configuration?.deploymentCircuitBreaker?.rollback ?? false,
    },
    loadBalancers: (from.loadBalancers ?? []).flatMap(toLoadBalancer),
    healthCheckGracePeriodSeconds: from.healthCheckGracePeriodSeconds ?? 0,
    deployments: (from.deployments ?? []).map(toDeployment),
    events: (from.events ?? []).map((event) => ({
      id: event.id ?? '',
      atMs: toEpochMs(event.createdAt) ?? 0,
      message: event.message ?? '',
    })),
    currentServiceDeploymentArn: from.currentServiceDeployment ?? null,
    platform: {
      launchType: from.launchType ?? null,
      capacityProviders: (from.capacityProviderStrategy ?? []).flatMap((item) => item.capacityProvider ?? []),
      enableExecuteCommand: from.enableExecuteCommand ?? false,
      availabilityZoneRebalancing: from.availabilityZoneRebalancing ?? null,
    },
  };
}

/** A Classic Load Balancer has a name and no target group: its health can't be read. */
function toLoadBalancer(from: Sdk.LoadBalancer): LoadBalancer[] {
  if (from.targetGroupArn === undefined) return [];
  const { targetGroupArn, containerName = '', containerPort = 0 } = from;
  return [{ targetGroupArn, containerName, containerPort }];
}

function toDeployment(from: Sdk.Deployment): Deployment {
  return {
    id: from.id ?? '',
    status: from.status ?? '',
    taskDefinitionArn: from.taskDefinition ?? '',
    desiredCount: from.desiredCount ?? 0,
    pendingCount: from.pendingCount ?? 0,
    runningCount: from.runningCount ?? 0,
    failedTasks: from.failedTasks ?? 0,
    rolloutState: from.rolloutState ?? null,
    rolloutStateReason: from.rolloutStateReason ?? null,
    createdAtMs: toEpochMs(from.createdAt) ?? 0,
    updatedAtMs: toEpochMs(from.updatedAt) ?? 0,
  };
}

import { findServiceDeployment, findTasks } from '../core/find-service.js';
import { buildArn, buildRevisionArn } from '../core/identifiers.js';
import type { DeploymentRecord, ServiceRecord } from '../core/service-record.js';
import { isAlive, type TaskRecord } from '../core/task-record.js';
import type { JsonObject } from '../core/json.js';
import { compact, type Call } from './call.js';

function countRunning(tasks: readonly TaskRecord[]): number {
  return tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
}

function countPending(tasks: readonly TaskRecord[]): number {
  return tasks.filter((task) => isAlive(task) && task.lastStatus !== 'RUNNING').length;
}

/** `services[]` of DescribeServices. */
export function renderService(call: Call, service: ServiceRecord): JsonObject {
  const { world, toSeconds } = call;
  const tasks = findTasks(world, service);
  const current = findServiceDeployment(service);
  const isKnown =
    current !== null && call.nowMs - current.createdAtMs >= world.settings.serviceDeploymentLagSeconds * 1000;
  return compact({
    placementConstraints: [],
    placementStrategy: [],
    serviceRegistries: [],
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'DISABLED',
    ...service.rest,
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: buildArn(world, 'ecs', `cluster/${service.clusterName}`),
    loadBalancers: service.loadBalancers.map((entry) => ({ ...entry })),
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: countRunning(tasks),
    pendingCount: countPending(tasks),
    launchType: service.rest['capacityProviderStrategy'] === undefined ? service.launchType : null,
    platformVersion: service.launchType === 'FARGATE' ? 'LATEST' : null,
    platformFamily: service.launchType === 'FARGATE' ? 'Linux' : null,
    taskDefinition: service.taskDefinitionArn === '' ? null : service.taskDefinitionArn,
    deploymentConfiguration: renderConfiguration(service),
    taskSets: service.deploymentController === 'ECS' ? null : [],
    deployments: service.deployments.map((deployment) => renderDeployment(call, service, deployment)),
    roleArn: `arn:aws:iam::${world.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: service.events.map(({ id, createdAtMs, message }) => ({
      id,
      createdAt: toSeconds(createdAtMs),
      message,
    })),
    createdAt: toSeconds(service.createdAtMs),
    currentServiceDeployment: isKnown ? current.arn : null,
    currentServiceRevisions: service.deployments.map(({ id }) => renderRevision(call, service, id)),
    networkConfiguration: service.networkConfiguration,
    healthCheckGracePeriodSeconds:
      service.gracePeriodSeconds ?? (service.loadBalancers.length > 0 ? 0 : null),
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: { type: service.deploymentController },
    createdBy: `arn:aws:iam::${world.accountId}:root`,
  });
}

export function renderConfiguration(service: ServiceRecord): JsonObject {
  const { circuitBreaker } = service;
  return compact({
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
    ...service.deploymentConfigurationRest,
    minimumHealthyPercent: service.minimumHealthyPercent,
    maximumPercent: service.maximumPercent,
    deploymentCircuitBreaker: circuitBreaker?.wire ?? { enable: false, rollback: false },
  });
}

function renderRevision(call: Call, service: ServiceRecord, deploymentId: string): JsonObject {
  const tasks = findTasks(call.world, service, deploymentId);
  const deployment = service.deployments.find(({ id }) => id === deploymentId);
  return {
    arn: buildRevisionArn(call.world, service.clusterName, service.name, deploymentId),
    requestedTaskCount: deployment?.status === 'PRIMARY' ? service.desiredCount : (deployment?.goal ?? 0),
    runningTaskCount: countRunning(tasks),
    pendingTaskCount: countPending(tasks),
  };
}

function renderDeployment(call: Call, service: ServiceRecord, deployment: DeploymentRecord): JsonObject {
  const tasks = findTasks(call.world, service, deployment.id);
  return compact({
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn,
    desiredCount: deployment.status === 'PRIMARY' ? service.desiredCount : deployment.goal,
    pendingCount: countPending(tasks),
    runningCount: countRunning(tasks),
    failedTasks: deployment.failedTasks,
    createdAt: call.toSeconds(deployment.createdAtMs),
    updatedAt: call.toSeconds(deployment.updatedAtMs),
    launchType: service.launchType,
    platformVersion: service.launchType === 'FARGATE' ? '1.4.0' : null,
    platformFamily: service.launchType === 'FARGATE' ? 'Linux' : null,
    networkConfiguration: deployment.networkConfiguration,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  });
}

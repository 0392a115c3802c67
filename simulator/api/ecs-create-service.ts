import { createDeployment } from '../core/create-deployment.js';
import { buildArn } from '../core/identifiers.js';
import type { ServiceLoadBalancer, ServiceRecord } from '../core/service-record.js';
import { findAliveTasks } from '../core/find-service.js';
import type { JsonObject } from '../core/json.js';
import type { ClusterRecord, TaskDefinitionRecord } from '../core/world.js';
import { ApiError } from './api-error.js';
import {
  readFlag,
  readNumber,
  readObject,
  readObjects,
  readText,
  requireText,
  type Call,
  type Operation,
} from './call.js';
import { findCluster, findService, requireActiveTaskDefinition, requireService } from './find.js';
import { applyDeploymentConfiguration } from './parse-deployment-configuration.js';
import { renderService } from './render-service.js';

/** Stored and shown, but without effect here. */
const STORED = [
  'serviceRegistries',
  'capacityProviderStrategy',
  'platformVersion',
  'placementConstraints',
  'placementStrategy',
  'enableECSManagedTags',
  'propagateTags',
  'enableExecuteCommand',
  'availabilityZoneRebalancing',
] as const;

export const createService: Operation = (call) => {
  const { world, input, nowMs } = call;
  const cluster = findCluster(world, input);
  const name = requireText(input, 'serviceName');
  if (findService(world, cluster, name)?.status === 'ACTIVE') {
    throw new ApiError('InvalidParameterException', 'Creation of service was not idempotent.');
  }
  const controller = readController(input);
  const definition =
    controller === 'EXTERNAL'
      ? null
      : requireActiveTaskDefinition(world, requireText(input, 'taskDefinition'));
  const service = buildService(call, cluster, name, definition);
  service.loadBalancers = readLoadBalancers(call, definition);
  applyDeploymentConfiguration(service, readObject(input, 'deploymentConfiguration'));
  world.services[service.arn] = service;
  if (definition !== null && controller === 'ECS') createDeployment(world, service, definition.arn, nowMs);
  return { service: renderService(call, service) };
};

function buildService(
  { world, input, nowMs }: Call,
  cluster: ClusterRecord,
  name: string,
  definition: TaskDefinitionRecord | null,
): ServiceRecord {
  const isDaemon = readText(input, 'schedulingStrategy') === 'DAEMON';
  const stored = STORED.flatMap((member) => {
    const value = input[member];
    return value === undefined || value === null ? [] : [[member, value] as const];
  });
  return {
    arn: buildArn(world, 'ecs', `service/${cluster.name}/${name}`),
    name,
    clusterName: cluster.name,
    status: 'ACTIVE',
    taskDefinitionArn: definition?.arn ?? '',
    desiredCount: readNumber(input, 'desiredCount') ?? 0,
    minimumHealthyPercent: isDaemon ? 0 : 100,
    maximumPercent: isDaemon ? 100 : 200,
    circuitBreaker: null,
    deploymentConfigurationRest: {},
    schedulingStrategy: isDaemon ? 'DAEMON' : 'REPLICA',
    deploymentController: readController(input),
    loadBalancers: [],
    gracePeriodSeconds: readNumber(input, 'healthCheckGracePeriodSeconds'),
    launchType: readText(input, 'launchType') ?? 'FARGATE',
    networkConfiguration: readObject(input, 'networkConfiguration'),
    rest: Object.fromEntries(stored),
    tags: readObjects(input, 'tags'),
    createdAtMs: nowMs,
    deployments: [],
    serviceDeployments: [],
    revisions: {},
    events: [],
    standing: {},
    steadySinceMs: null,
  };
}

function readController(input: JsonObject): ServiceRecord['deploymentController'] {
  const given = readObject(input, 'deploymentController');
  const type = given === null ? 'ECS' : readText(given, 'type');
  if (type === 'ECS' || type === 'CODE_DEPLOY' || type === 'EXTERNAL') return type;
  throw new ApiError('InvalidParameterException', `Unknown deployment controller type ${type ?? ''}.`);
}

/** The container and its port must be in the task definition, and a listener must forward to the target group. */
export function readLoadBalancers(
  { world, input }: Call,
  definition: TaskDefinitionRecord | null,
): ServiceLoadBalancer[] {
  return readObjects(input, 'loadBalancers').map((entry) => {
    const targetGroupArn = requireText(entry, 'targetGroupArn');
    const containerName = requireText(entry, 'containerName');
    const containerPort = readNumber(entry, 'containerPort') ?? 0;
    requireContainerPort(definition, containerName, containerPort);
    if (world.targetGroups[targetGroupArn] === undefined) {
      throw new ApiError(
        'InvalidParameterException',
        `Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role ` +
          `being passed has the proper permissions.`,
      );
    }
    const used = Object.values(world.listeners).some((listener) =>
      listener.targetGroupArns.includes(targetGroupArn),
    );
    if (!used) {
      throw new ApiError(
        'InvalidParameterException',
        `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
      );
    }
    return { targetGroupArn, containerName, containerPort };
  });
}

export function requireContainerPort(
  definition: TaskDefinitionRecord | null,
  containerName: string,
  containerPort: number,
): void {
  if (definition === null) return;
  const container = definition.containers.find(({ name }) => name === containerName);
  if (container === undefined) {
    throw new ApiError(
      'InvalidParameterException',
      `The container ${containerName} does not exist in the task definition.`,
    );
  }
  if (container.ports.includes(containerPort)) return;
  throw new ApiError(
    'InvalidParameterException',
    `The container ${containerName} did not have a container port ${containerPort} defined.`,
  );
}

export const deleteService: Operation = (call) => {
  const { world, input } = call;
  const service = requireService(world, findCluster(world, input), requireText(input, 'service'));
  if (service.status === 'INACTIVE') throw new ApiError('ServiceNotFoundException', 'Service not found.');
  if (service.desiredCount > 0 && readFlag(input, 'force') !== true) {
    throw new ApiError(
      'InvalidParameterException',
      'The service cannot be stopped while it is scaled above 0.',
    );
  }
  service.desiredCount = 0;
  service.status = findAliveTasks(world, service).length > 0 ? 'DRAINING' : 'INACTIVE';
  if (service.status === 'INACTIVE') service.deployments = [];
  return { service: renderService(call, service) };
};

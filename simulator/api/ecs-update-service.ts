import { countUnfinished, createDeployment, MAX_UNFINISHED } from '../core/create-deployment.js';
import { scaleService } from '../core/scale-service.js';
import type { ServiceRecord } from '../core/service-record.js';
import type { TaskDefinitionRecord } from '../core/world.js';
import { ApiError } from './api-error.js';
import {
  readFlag,
  readNumber,
  readObject,
  readText,
  requireText,
  type Call,
  type Operation,
} from './call.js';
import { readLoadBalancers, requireContainerPort } from './ecs-create-service.js';
import { findCluster, requireActiveTaskDefinition, requireService } from './find.js';
import { applyDeploymentConfiguration } from './parse-deployment-configuration.js';
import { renderService } from './render-service.js';

const STORED_ONLY = [
  'enableExecuteCommand',
  'enableECSManagedTags',
  'propagateTags',
  'availabilityZoneRebalancing',
];
const STARTS_DEPLOYMENT = ['serviceRegistries', 'capacityProviderStrategy', 'platformVersion'];

/** Count, percentages, grace period and the like start no deployment; revision, network and force do. */
export const updateService: Operation = (call) => {
  const { world, input, nowMs } = call;
  const service = requireService(world, findCluster(world, input), requireText(input, 'service'));
  if (service.status !== 'ACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
  const reference = readText(input, 'taskDefinition');
  const definition = reference === null ? null : requireActiveTaskDefinition(world, reference);
  requireAllowed(service, definition, input['forceNewDeployment'] === true);
  applyDeploymentConfiguration(service, readObject(input, 'deploymentConfiguration'));
  const desiredCount = readNumber(input, 'desiredCount');
  if (desiredCount !== null) scaleService(world, service, desiredCount, false);
  service.gracePeriodSeconds =
    readNumber(input, 'healthCheckGracePeriodSeconds') ?? service.gracePeriodSeconds;
  let isNew = definition !== null && definition.arn !== service.taskDefinitionArn;
  isNew = applyDeployed(call, service, definition) || isNew;
  isNew = readFlag(input, 'forceNewDeployment') === true || isNew;
  if (isNew) {
    if (countUnfinished(service) >= MAX_UNFINISHED) {
      throw new ApiError(
        'InvalidParameterException',
        '5 active deployments exist, unable to create new deployment.',
      );
    }
    createDeployment(world, service, definition?.arn ?? service.taskDefinitionArn, nowMs);
  }
  return { service: renderService(call, service) };
};

function requireAllowed(
  service: ServiceRecord,
  definition: TaskDefinitionRecord | null,
  isForced: boolean,
): void {
  if (service.deploymentController !== 'ECS' && (definition !== null || isForced)) {
    const advice =
      service.deploymentController === 'CODE_DEPLOY'
        ? 'Use AWS CodeDeploy to trigger a code deployment.'
        : 'Use CreateTaskSet instead.';
    throw new ApiError(
      'InvalidParameterException',
      `Unable to update task definition on services with a ${service.deploymentController} deployment controller. ${advice}`,
    );
  }
  if (definition === null) return;
  for (const { containerName, containerPort } of service.loadBalancers) {
    requireContainerPort(definition, containerName, containerPort);
  }
}

/** Members beside the task definition; true when one of them needs a deployment. */
function applyDeployed(call: Call, service: ServiceRecord, definition: TaskDefinitionRecord | null): boolean {
  const { world, input } = call;
  let isNew = false;
  const network = readObject(input, 'networkConfiguration');
  if (network !== null) {
    isNew = JSON.stringify(network) !== JSON.stringify(service.networkConfiguration);
    service.networkConfiguration = network;
  }
  if (input['loadBalancers'] !== undefined) {
    const current = definition ?? world.taskDefinitions[service.taskDefinitionArn] ?? null;
    service.loadBalancers = readLoadBalancers(call, current);
    isNew = true;
  }
  for (const member of [...STORED_ONLY, ...STARTS_DEPLOYMENT]) {
    const value = input[member];
    if (value === undefined || value === null) continue;
    isNew ||=
      STARTS_DEPLOYMENT.includes(member) && JSON.stringify(value) !== JSON.stringify(service.rest[member]);
    service.rest[member] = value;
  }
  return isNew;
}

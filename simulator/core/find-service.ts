import type { DeploymentRecord, ServiceDeploymentRecord, ServiceRecord } from './service-record.js';
import { isAlive, type TaskRecord } from './task-record.js';
import type { ContainerSpec, TaskDefinitionRecord, World } from './world.js';

export function findPrimary(service: ServiceRecord): DeploymentRecord | null {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY') ?? null;
}

/** Tasks of one deployment, oldest first, stopped ones included. */
export function findTasks(world: World, service: ServiceRecord, deploymentId?: string): TaskRecord[] {
  return Object.values(world.tasks).filter(
    (task) =>
      task.serviceArn === service.arn && (deploymentId === undefined || task.startedBy === deploymentId),
  );
}

export function findAliveTasks(world: World, service: ServiceRecord, deploymentId?: string): TaskRecord[] {
  return findTasks(world, service, deploymentId).filter(isAlive);
}

/** The newest service deployment, which is the running one if there is one. */
export function findServiceDeployment(service: ServiceRecord): ServiceDeploymentRecord | null {
  return service.serviceDeployments[0] ?? null;
}

export function requireTaskDefinition(world: World, arn: string): TaskDefinitionRecord {
  const definition = world.taskDefinitions[arn];
  if (definition === undefined) throw new Error(`The simulated world has no task definition ${arn}.`);
  return definition;
}

export function findContainerSpec(
  world: World,
  task: TaskRecord,
  containerName: string,
): ContainerSpec | undefined {
  return requireTaskDefinition(world, task.taskDefinitionArn).containers.find(
    ({ name }) => name === containerName,
  );
}

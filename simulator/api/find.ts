import type { ServiceRecord } from '../core/service-record.js';
import type { JsonObject } from '../core/json.js';
import type { ClusterRecord, TaskDefinitionRecord, World } from '../core/world.js';
import type { TaskRecord } from '../core/task-record.js';
import { ApiError } from './api-error.js';
import { readText } from './call.js';

/** Clusters, services and tasks can be named by name or id and by ARN. */
export function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

export function findCluster(world: World, input: JsonObject): ClusterRecord {
  const cluster = world.clusters[lastPart(readText(input, 'cluster') ?? 'default')];
  if (cluster?.status !== 'ACTIVE') throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
  return cluster;
}

export function findService(world: World, cluster: ClusterRecord, nameOrArn: string): ServiceRecord | null {
  const name = lastPart(nameOrArn);
  return (
    Object.values(world.services).find(
      (service) => service.clusterName === cluster.name && service.name === name,
    ) ?? null
  );
}

export function requireService(world: World, cluster: ClusterRecord, nameOrArn: string): ServiceRecord {
  const service = findService(world, cluster, nameOrArn);
  if (service === null) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  return service;
}

export function findTask(world: World, cluster: ClusterRecord, idOrArn: string): TaskRecord | null {
  const id = lastPart(idOrArn);
  return (
    Object.values(world.tasks).find((task) => task.clusterName === cluster.name && task.id === id) ?? null
  );
}

/** `family`, `family:revision` or an ARN; a bare family is its newest ACTIVE revision. */
export function findTaskDefinition(world: World, reference: string): TaskDefinitionRecord | null {
  const name = lastPart(reference);
  const [family, revision] = name.split(':');
  const ofFamily = Object.values(world.taskDefinitions).filter((entry) => entry.family === family);
  if (revision !== undefined) return ofFamily.find((entry) => String(entry.revision) === revision) ?? null;
  const active = ofFamily.filter(({ status }) => status === 'ACTIVE');
  return active.toSorted((a, b) => b.revision - a.revision)[0] ?? null;
}

/** The task definition to run: it must exist and be ACTIVE. */
export function requireActiveTaskDefinition(world: World, reference: string): TaskDefinitionRecord {
  const definition = findTaskDefinition(world, reference);
  if (definition === null) throw new ApiError('ClientException', 'TaskDefinition not found.');
  if (definition.status !== 'ACTIVE') throw new ApiError('ClientException', 'TaskDefinition is inactive');
  return definition;
}

import { buildArn } from '../core/identifiers.js';
import { isAlive } from '../core/task-record.js';
import type { ClusterRecord, World } from '../core/world.js';
import { compact, readTexts, readText, requireAtMost, type Loose, type Operation } from './call.js';
import { findCluster, lastPart } from './find.js';

export const createCluster: Operation = ({ world, input }) => {
  const name = readText(input, 'clusterName') ?? 'default';
  const cluster = (world.clusters[name] ??= {
    arn: buildArn(world, 'ecs', `cluster/${name}`),
    name,
    status: 'ACTIVE',
    tags: [],
  });
  cluster.status = 'ACTIVE';
  return { cluster: renderCluster(world, cluster) };
};

export const describeClusters: Operation = ({ world, input }) => {
  const asked = readTexts(input, 'clusters');
  requireAtMost(asked, 100, 'clusters');
  const names = (asked.length === 0 ? ['default'] : asked).map(lastPart);
  const found = names.flatMap((name) => world.clusters[name] ?? []);
  const missing = names.filter((name) => world.clusters[name] === undefined);
  return {
    clusters: found.map((cluster) => renderCluster(world, cluster)),
    failures: missing.map((name) => ({
      arn: buildArn(world, 'ecs', `cluster/${name}`),
      reason: 'MISSING',
    })),
  };
};

export const listClusters: Operation = ({ world }) => ({
  clusterArns: Object.values(world.clusters)
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ arn }) => arn),
});

export const deleteCluster: Operation = ({ world, input }) => {
  const cluster = findCluster(world, input);
  cluster.status = 'INACTIVE';
  return { cluster: renderCluster(world, cluster) };
};

function renderCluster(world: World, cluster: ClusterRecord): ReturnType<typeof compact> {
  const services = Object.values(world.services).filter(
    ({ clusterName, status }) => clusterName === cluster.name && status === 'ACTIVE',
  );
  const tasks = Object.values(world.tasks).filter(({ clusterName }) => clusterName === cluster.name);
  const members: Loose = {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter((task) => isAlive(task) && task.lastStatus !== 'RUNNING').length,
    activeServicesCount: services.length,
    statistics: [],
    tags: cluster.tags,
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  };
  return compact(members);
}

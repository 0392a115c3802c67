import type { EcsPort } from '../../ports.js';
import type { EcsOptions } from './ecs-options.js';

/**
 * ECS for one service. Connects to nothing by itself; the SDK, which takes long to load, is loaded by the first call.
 * Every call is bounded and fails as a WorldError that says what to do.
 */
export function connectEcs(options: EcsOptions): EcsPort {
  let opened: Promise<EcsPort> | undefined;
  const port = (): Promise<EcsPort> =>
    (opened ??= import('./open-ecs.js').then(({ openEcs }) => openEcs(options)));
  return {
    fetchService: async () => (await port()).fetchService(),
    fetchTasks: async (desired) => (await port()).fetchTasks(desired),
    fetchTasksByArn: async (arns) => (await port()).fetchTasksByArn(arns),
    fetchTaskDefinition: async (reference) => (await port()).fetchTaskDefinition(reference),
    registerTaskDefinition: async (definition) => (await port()).registerTaskDefinition(definition),
    deregisterTaskDefinition: async (arn) => (await port()).deregisterTaskDefinition(arn),
    updateService: async (update) => (await port()).updateService(update),
    fetchServiceDeployment: async (arn) => (await port()).fetchServiceDeployment(arn),
    fetchServiceDeployments: async () => (await port()).fetchServiceDeployments(),
    fetchServiceRevision: async (arn) => (await port()).fetchServiceRevision(arn),
    fetchProtections: async (arns) => (await port()).fetchProtections(arns),
    protectTasks: async (arns, minutes) => (await port()).protectTasks(arns, minutes),
    releaseTasks: async (arns) => (await port()).releaseTasks(arns),
    stopServiceDeployment: async (arn) => (await port()).stopServiceDeployment(arn),
  };
}

import type { ContainerCheckPace } from '../../model/rollout-plan.js';
import type { TaskDefinition } from '../../model/task-definition.js';

/** Health checks of the essential containers, with the defaults of ContainerDefinition.healthCheck. */
export function listContainerChecks({ containerDefinitions }: TaskDefinition): readonly ContainerCheckPace[] {
  return containerDefinitions
    .filter((container) => container['essential'] !== false)
    .flatMap((container) => readCheck(container['healthCheck']));
}

function readCheck(value: unknown): ContainerCheckPace[] {
  if (typeof value !== 'object' || value === null || !('command' in value)) return [];
  if (!Array.isArray(value.command) || value.command.length === 0 || value.command[0] === 'NONE') return [];
  const members = value as Readonly<Record<string, unknown>>;
  return [
    {
      intervalSeconds: numberOr(members['interval'], 30),
      timeoutSeconds: numberOr(members['timeout'], 5),
      retries: numberOr(members['retries'], 3),
      startPeriodSeconds: numberOr(members['startPeriod'], 0),
    },
  ];
}

function numberOr(value: unknown, usual: number): number {
  return typeof value === 'number' ? value : usual;
}

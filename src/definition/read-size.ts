import type { ContainerDefinition, TaskDefinitionRevision } from '../model/task-definition.js';
import { parseCpu, parseMemory } from './parse-size.js';

/** CPU units that the container can count on: its own, else the task's; null where neither says. */
export function cpuOf(
  revision: TaskDefinitionRevision | null,
  container: ContainerDefinition | null,
): number | null {
  return parseCpu(container?.['cpu']) ?? parseCpu(revision?.definition['cpu']);
}

/** Hard memory limit in MiB: the container's, else the task's; null where neither says. */
export function memoryOf(
  revision: TaskDefinitionRevision | null,
  container: ContainerDefinition | null,
): number | null {
  return parseMemory(container?.['memory']) ?? parseMemory(revision?.definition['memory']);
}

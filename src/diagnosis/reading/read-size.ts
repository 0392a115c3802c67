import type { ContainerDefinition, TaskDefinitionRevision } from '../../model/task-definition.js';

/** CPU units that the container can count on (1024: one vCPU): its own, else the task's; null where neither says. */
export function cpuOf(
  revision: TaskDefinitionRevision | null,
  container: ContainerDefinition | null,
): number | null {
  return toNumber(container?.['cpu'], 1_024) ?? toNumber(revision?.definition['cpu'], 1_024);
}

/** Hard memory limit in MiB: the container's, else the task's; null where neither says. */
export function memoryOf(
  revision: TaskDefinitionRevision | null,
  container: ContainerDefinition | null,
): number | null {
  return toNumber(container?.['memory'], 1_024) ?? toNumber(revision?.definition['memory'], 1_024);
}

/** `256`, `"256"`, `".5 vCPU"`, `"1 GB"`; 0 means that there is no limit. */
function toNumber(value: unknown, perUnit: number): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const [, digits = '', unit = ''] = /^\s*(\d*\.?\d+)\s*(vcpu|gb)?\s*$/i.exec(text) ?? [];
  const number = Number(digits) * (unit === '' ? 1 : perUnit);
  return number > 0 ? number : null;
}

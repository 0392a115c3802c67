import type { Evidence } from '../../model/evidence.js';
import type { ContainerDefinition } from '../../model/task-definition.js';
import { findFailingChecks } from './find-failing-checks.js';
import { findFailingProbes } from './find-failing-probes.js';
import { isExitByItself } from './judge-task.js';
import {
  commandOf,
  containersOf,
  environmentNamesOf,
  findContainer,
} from '../../definition/find-container.js';
import { portsOf } from '../../definition/ports.js';
import { cpuOf, memoryOf } from '../../definition/read-size.js';

/** One container as the serving and as the new revision have it. */
export interface ChangedContainer {
  readonly name: string;
  readonly before: ContainerDefinition;
  readonly now: ContainerDefinition;
}

/** Containers that both revisions have; [] where one couldn't be read. */
export function listContainerPairs({
  taskDefinition,
  previousTaskDefinition,
}: Evidence): readonly ChangedContainer[] {
  return containersOf(taskDefinition).flatMap((now) => {
    const before = findContainer(previousTaskDefinition, now.name);
    return before === null ? [] : [{ name: now.name, before, now }];
  });
}

/** The new revision failed in a way of its own, so what it does otherwise than the serving one may be why. */
export function hasFaultOfItsOwn(evidence: Evidence): boolean {
  const { stoppedTasks } = evidence;
  return (
    stoppedTasks.some(isExitByItself) ||
    findFailingProbes(evidence).length > 0 ||
    findFailingChecks(evidence).length > 0
  );
}

/** Members that differ, apart from the image, as people call them. */
export function listChanges(
  { taskDefinition, previousTaskDefinition }: Evidence,
  pair: ChangedContainer,
): readonly string[] {
  const { before, now } = pair;
  const differ = (name: string, a: unknown, b: unknown): string[] =>
    JSON.stringify(a) === JSON.stringify(b) ? [] : [name];
  return [
    ...differ('command', commandOf(before), commandOf(now)),
    ...differ(
      'environment names',
      [...environmentNamesOf(before)].sort(),
      [...environmentNamesOf(now)].sort(),
    ),
    ...differ('ports', portsOf(before), portsOf(now)),
    ...differ('cpu', cpuOf(previousTaskDefinition, before), cpuOf(taskDefinition, now)),
    ...differ('memory', memoryOf(previousTaskDefinition, before), memoryOf(taskDefinition, now)),
  ];
}

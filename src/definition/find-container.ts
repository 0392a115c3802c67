import type { ContainerDefinition, TaskDefinitionRevision } from '../model/task-definition.js';
import { readContainer } from './read-container.js';

/** Container definitions of a revision; [] where it couldn't be read. */
export function containersOf(revision: TaskDefinitionRevision | null): readonly ContainerDefinition[] {
  return revision?.definition.containerDefinitions ?? [];
}

export function findContainer(
  revision: TaskDefinitionRevision | null,
  name: string | null,
): ContainerDefinition | null {
  return containersOf(revision).find((container) => container.name === name) ?? null;
}

/** `entryPoint` and `command` in one line as the task definition says; '' when the image decides. */
export function commandOf(container: ContainerDefinition | null): string {
  return readContainer(container).words.join(' ');
}

/** Names, never values, of what the container finds in its environment: `environment` and `secrets`. */
export function environmentNamesOf(container: ContainerDefinition | null): readonly string[] {
  const { environment, secretNames } = readContainer(container);
  return [...Object.keys(environment), ...secretNames];
}

/** A value of `environment`; null where there is none. Values that may be secrets are masked in the evidence. */
export function environmentValueOf(container: ContainerDefinition | null, name: string): string | null {
  return readContainer(container).environment[name] ?? null;
}

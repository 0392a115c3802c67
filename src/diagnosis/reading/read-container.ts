import type { ContainerDefinition, TaskDefinitionRevision } from '../../model/task-definition.js';

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
  return [...wordsOf(container, 'entryPoint'), ...wordsOf(container, 'command')].join(' ');
}

/** Names, never values, of what the container finds in its environment: `environment` and `secrets`. */
export function environmentNamesOf(container: ContainerDefinition | null): readonly string[] {
  return (['environment', 'secrets'] as const).flatMap((member) =>
    entriesOf(container, member).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  );
}

/** A value of `environment`; null where there is none. Values that may be secrets are masked in the evidence. */
export function environmentValueOf(container: ContainerDefinition | null, name: string): string | null {
  const value = entriesOf(container, 'environment').find((entry) => entry['name'] === name)?.['value'];
  return typeof value === 'string' ? value : null;
}

function wordsOf(container: ContainerDefinition | null, member: string): readonly string[] {
  const words = container?.[member];
  return Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [];
}

function entriesOf(
  container: ContainerDefinition | null,
  member: string,
): readonly Record<string, unknown>[] {
  const entries = container?.[member];
  return Array.isArray(entries)
    ? entries.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null)
    : [];
}

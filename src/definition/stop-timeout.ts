import type { TaskDefinition } from '../model/task-definition.js';
import { readContainer } from './read-container.js';
import { listOf, membersOf } from './read-values.js';

/** ContainerDefinition.stopTimeout where none is given. */
export const DEFAULT_STOP_SECONDS = 30;

/** How long ECS waits between SIGTERM and SIGKILL for one container. */
export function stopTimeoutOf(container: unknown): number {
  return readContainer(container).stopTimeout ?? DEFAULT_STOP_SECONDS;
}

/** How long a whole task may take: containers that depend on each other stop one after the other, so their times add up. */
export function findLongestStop({ containerDefinitions }: TaskDefinition): number {
  const timeouts = containerDefinitions.map(stopTimeoutOf);
  if (timeouts.length === 0) return DEFAULT_STOP_SECONDS;
  const isChained = containerDefinitions.some((each) => listOf(membersOf(each)['dependsOn']).length > 0);
  return isChained ? timeouts.reduce((sum, seconds) => sum + seconds, 0) : Math.max(...timeouts);
}

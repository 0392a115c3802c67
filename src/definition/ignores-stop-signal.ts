import type { TaskDefinition } from '../model/task-definition.js';
import { readCommand } from './read-command.js';
import { readContainer } from './read-container.js';

/** Some essential container's shell keeps SIGTERM to itself, so its task always takes the whole stopTimeout. */
export function ignoresStopSignal({ containerDefinitions }: TaskDefinition): boolean {
  return containerDefinitions.map(readContainer).some((container) => {
    const swallows = readCommand(container).shell !== null;
    return container.essential && swallows && !container.initProcessEnabled;
  });
}

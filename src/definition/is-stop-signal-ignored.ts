import type { TaskDefinition } from '../model/task-definition.js';
import { readCommand } from './read-command.js';
import { readContainer } from './read-container.js';

/** An essential container runs under a shell that doesn't pass SIGTERM on, so the task always takes the full stopTimeout. */
export function isStopSignalIgnored({ containerDefinitions }: TaskDefinition): boolean {
  return containerDefinitions.map(readContainer).some((container) => {
    const swallows = readCommand(container).shell !== null;
    return container.essential && swallows && !container.initProcessEnabled;
  });
}

import type { ContainerCheckPace } from '../model/rollout-plan.js';
import type { TaskDefinition } from '../model/task-definition.js';
import { readContainer } from './read-container.js';

/** Health checks of the essential containers, with the defaults of ContainerDefinition.healthCheck. */
export function listContainerChecks({ containerDefinitions }: TaskDefinition): readonly ContainerCheckPace[] {
  return containerDefinitions.map(readContainer).flatMap(({ essential, healthCheck }) => {
    if (!essential || healthCheck === null) return [];
    const { interval, timeout, retries, startPeriod } = healthCheck;
    return [
      {
        intervalSeconds: interval,
        timeoutSeconds: timeout,
        retries,
        startPeriodSeconds: startPeriod ?? 0,
      },
    ];
  });
}

/** The arithmetic of a rolling update. */
export interface Percentages {
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
}

/** How many tasks must stay running and healthy; rounded up. */
export function findLowerLimit(percentages: Percentages): number {
  return Math.ceil((percentages.desiredCount * percentages.minimumHealthyPercent) / 100);
}

/** How many tasks may be running or pending; rounded down. Stopping ones don't count. */
export function findUpperLimit(percentages: Percentages): number {
  return Math.floor((percentages.desiredCount * percentages.maximumPercent) / 100);
}

/** How many tasks may be started before one is stopped, and how many stopped before one is started. */
export function findFirstBatch(percentages: Percentages): {
  startable: number;
  stoppable: number;
  stuck: boolean;
} {
  const startable = Math.max(
    0,
    Math.min(percentages.desiredCount, findUpperLimit(percentages) - percentages.desiredCount),
  );
  const stoppable = Math.max(0, percentages.desiredCount - findLowerLimit(percentages));
  return { startable, stoppable, stuck: percentages.desiredCount > 0 && startable === 0 && stoppable === 0 };
}

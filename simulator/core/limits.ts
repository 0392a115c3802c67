/** The arithmetic of a rolling update. */
export interface Percents {
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
}

/** So many tasks must stay running and healthy: rounded up. */
export function findLowerLimit(percents: Percents): number {
  return Math.ceil((percents.desiredCount * percents.minimumHealthyPercent) / 100);
}

/** So many tasks may be running or pending: rounded down. Stopping ones don't count. */
export function findUpperLimit(percents: Percents): number {
  return Math.floor((percents.desiredCount * percents.maximumPercent) / 100);
}

/** How many tasks may be started before one is stopped, and the other way round. */
export function findFirstBatch(percents: Percents): { startable: number; stoppable: number; stuck: boolean } {
  const startable = Math.max(
    0,
    Math.min(percents.desiredCount, findUpperLimit(percents) - percents.desiredCount),
  );
  const stoppable = Math.max(0, percents.desiredCount - findLowerLimit(percents));
  return { startable, stoppable, stuck: percents.desiredCount > 0 && startable === 0 && stoppable === 0 };
}

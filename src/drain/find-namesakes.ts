import type { ConsumedQueue, Roster } from '../model/worker.js';

/**
 * Names that several workers share though their queues differ. A command reaches all workers of a name, so each of them
 * would be given the queues of the others. One without a queue has none to be mixed up: an earlier run has silenced it.
 */
export function findNamesakes(
  queuesByWorker: Readonly<Record<string, readonly (readonly ConsumedQueue[])[]>>,
): Roster['namesakes'] {
  return Object.entries(queuesByWorker).flatMap(([node, workers]) => {
    const sets = new Map(
      workers
        .map((queues) => [...new Set(queues.map(({ name }) => name))].sort())
        .filter((queues) => queues.length > 0)
        .map((queues) => [queues.join('\n'), queues]),
    );
    return sets.size > 1 ? [{ node, queues: [...sets.values()] }] : [];
  });
}

import type { Inputs } from '../model/inputs.js';
import type { Roster } from '../model/worker.js';
import { createMatcher } from './create-matcher.js';

/** The queues of these workers that `drop-queues` gives up. */
export function findDroppedQueues(
  roster: Pick<Roster, 'workers'> | null,
  { dropQueues }: Pick<Inputs, 'dropQueues'>,
): readonly string[] {
  const queues = new Set(roster?.workers.flatMap((worker) => worker.queues));
  return [...queues].filter(createMatcher(dropQueues)).sort();
}

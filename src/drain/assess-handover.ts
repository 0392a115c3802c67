/** Do the new workers consume what the old ones consumed? */
export interface HandoverVerdict {
  readonly proven: boolean;
  readonly missingQueues: readonly string[];
  readonly answeringNodes: readonly string[];
  readonly sentence: string;
}

/**
 * Proven: every queue that the old workers consumed has a new consumer; if none was known, at least one new worker
 * consumes a queue.
 */
export function assessHandover(
  expectedQueues: readonly string[],
  queuesByNode: Readonly<Record<string, readonly string[]>>,
): HandoverVerdict {
  const answeringNodes = Object.keys(queuesByNode).sort();
  const consumed = new Set(Object.values(queuesByNode).flat());
  const missingQueues = expectedQueues.filter((queue) => !consumed.has(queue));
  const proven = missingQueues.length === 0 && consumed.size > 0;
  return {
    proven,
    missingQueues,
    answeringNodes,
    sentence: describe(proven, missingQueues, answeringNodes, consumed),
  };
}

function describe(
  proven: boolean,
  missing: readonly string[],
  nodes: readonly string[],
  consumed: ReadonlySet<string>,
): string {
  const isOne = nodes.length === 1;
  const workers = isOne ? '1 new worker answers' : `${String(nodes.length)} new workers answer`;
  const consume = isOne ? 'consumes' : 'consume';
  if (proven) return `${workers} and ${consume} ${[...consumed].sort().join(', ')}.`;
  if (nodes.length === 0) return 'No new worker answers.';
  const consumption = consumed.size === 0 ? 'no queue' : [...consumed].sort().join(', ');
  const lacking = missing.length === 0 ? '' : `; no new worker consumes ${missing.join(', ')}`;
  return `${workers} and ${consume} ${consumption}${lacking}.`;
}

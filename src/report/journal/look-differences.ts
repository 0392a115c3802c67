import { create, type Delta } from 'jsondiffpatch';

/**
 * Differences between two looks of one kind. Tasks, events, deployments and targets are found again by what names them,
 * so that a new event at the head of a list of a hundred is one insertion.
 */
const differences = create({
  objectHash: (entry) => {
    const { arn, id, node, taskArn, port } = entry as Readonly<Record<string, unknown>>;
    return JSON.stringify([arn, id, node, taskArn, port]);
  },
  arrays: { detectMove: false },
  omitRemovedValues: true,
});

/** What turns the first value into the second; null: they are equal. */
export function findDifference(before: unknown, after: unknown): unknown {
  return differences.diff(before, after) ?? null;
}

/** The value that `findDifference` compared with `before`, which stays as it is. */
export function applyDifference(before: unknown, difference: unknown): unknown {
  if (difference === null) return before;
  return differences.patch(structuredClone(before), structuredClone(difference) as Delta);
}

import type { Evidence } from '../../model/evidence.js';
import { hasFaultOfItsOwn } from './compare-revisions.js';
import { findStartFailures } from './find-start-failures.js';

/**
 * The rollout was still replacing old tasks, and nothing is wrong with the new ones: then it took too long because of how
 * the old ones end.
 */
export function isHeldUpByOldTasks(evidence: Evidence): boolean {
  const { oldTasks, newTasks, atMs } = evidence;
  const waits = newTasks.some(
    ({ startedAtMs, createdAtMs }) => startedAtMs === null && atMs - createdAtMs > START_MS,
  );
  return (
    oldTasks.length > 0 && !waits && !hasFaultOfItsOwn(evidence) && findStartFailures(evidence).length === 0
  );
}

/** A task that has not begun to run after so long is held up by something else. */
const START_MS = 3 * 60_000;

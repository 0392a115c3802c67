import type { Evidence } from '../../model/evidence.js';
import { findInEvents } from './find-in-events.js';
import type { EventMatch } from './find-in-events.js';
import { findLastStart } from './find-start-failures.js';

/**
 * Events about tasks that could not be started or stopped, while our deployment is short of tasks. `stuck`: none was
 * started since, else the trouble has passed; `short`: whether or not.
 */
export function findPlacementTroubles(
  evidence: Evidence,
  pattern: RegExp,
  when: 'stuck' | 'short' = 'stuck',
): EventMatch[] {
  if (!isShortOfTasks(evidence)) return [];
  const lastStartMs = when === 'stuck' ? findLastStart(evidence) : -Infinity;
  return findInEvents(evidence, pattern).filter(({ atMs }) => atMs > lastStartMs);
}

/** Also when our deployment is no longer listed: it was given up. */
function isShortOfTasks({ service, deploymentId }: Evidence): boolean {
  const ours = service?.deployments.find(({ id }) => id === deploymentId);
  return ours === undefined || ours.runningCount < ours.desiredCount;
}

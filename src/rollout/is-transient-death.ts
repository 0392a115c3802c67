import type { DeathReport } from '../model/report.js';

export type CauseOfDeath = Pick<DeathReport, 'stopCode' | 'stoppedReason' | 'containerReason'>;

/** Not the revision's fault, whatever it says (ECS API, Task.stopCode). */
const PASSING_CODES = new Set(['SpotInterruption', 'TerminationNotice', 'UserInitiated']);

/** The machine below the task went away. */
const HOST_GONE = [
  /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)/i,
  /deregistration forced/i,
  /performing maintenance on the underlying/i,
];

/** Why a task may fail to start today and start tomorrow: no room, too many calls, a network that did not answer. */
const PASSING_STARTS = [
  /capacity is unavailable|insufficient capacity|no capacity/i,
  /\bRESOURCE:|\bAGENT\b/,
  /rate ?exceeded|throttl|too ?many ?requests|limit on the number of (?:tasks|vCPUs)/i,
  /time-?d? ?-?out|timeout|deadline exceeded/i,
  /connection reset|temporary failure in name resolution|unexpected EOF/i,
  /network interface provisioning/i,
  /unexpected status code (?:429|5\d\d)|internal error/i,
];

/**
 * May the same task definition live when it is tried again? Such deaths never end a watch. A container that exited by
 * itself or failed its health checks is not one, whatever its texts say ("Request timed out" is the application's).
 */
export function isTransientDeath({ stopCode, stoppedReason, containerReason }: CauseOfDeath): boolean {
  if (stopCode !== null && PASSING_CODES.has(stopCode)) return true;
  const text = `${stoppedReason ?? ''}\n${containerReason ?? ''}`;
  if (HOST_GONE.some((pattern) => pattern.test(text))) return true;
  if (stopCode === 'EssentialContainerExited') return false;
  // The scheduler's own stops, but for those after failed checks, say nothing against a revision.
  if (stopCode === 'ServiceSchedulerInitiated') return !/\bfailed\b|unhealthy/i.test(text);
  return PASSING_STARTS.some((pattern) => pattern.test(text));
}

import type { DeathReport } from '../model/report.js';

export type CauseOfDeath = Pick<DeathReport, 'stopCode' | 'stoppedReason' | 'containerReason'>;

/** Never the revision's fault (ECS API, Task.stopCode). */
const TRANSIENT_CODES = new Set(['SpotInterruption', 'TerminationNotice', 'UserInitiated']);

/** The host of the task is gone. */
const HOST_GONE = [
  /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)/i,
  /deregistration forced/i,
  /performing maintenance on the underlying/i,
];

/** Start failures that can disappear by themselves: no capacity, throttling, network timeouts. */
const TRANSIENT_STARTS = [
  /capacity is unavailable|insufficient capacity|no capacity/i,
  /\bRESOURCE:|\bAGENT\b/,
  /rate ?exceeded|throttl|too ?many ?requests|limit on the number of (?:tasks|vCPUs)/i,
  /time-?d? ?-?out|timeout|deadline exceeded/i,
  /connection reset|temporary failure in name resolution|unexpected EOF/i,
  /network interface provisioning/i,
  /unexpected status code (?:429|5\d\d)|internal error/i,
];

/**
 * Could the same task definition work when it is tried again? Such failures never end a watch. A container that exited by
 * itself or failed its health checks is never transient, whatever its texts say ("Request timed out" is the application's).
 */
export function isTransientDeath({ stopCode, stoppedReason, containerReason }: CauseOfDeath): boolean {
  if (stopCode !== null && TRANSIENT_CODES.has(stopCode)) return true;
  const text = `${stoppedReason ?? ''}\n${containerReason ?? ''}`;
  if (HOST_GONE.some((pattern) => pattern.test(text))) return true;
  if (stopCode === 'EssentialContainerExited') return false;
  // The scheduler's own stops, except those after failed checks, are not the revision's fault.
  if (stopCode === 'ServiceSchedulerInitiated') return !/\bfailed\b|unhealthy/i.test(text);
  return TRANSIENT_STARTS.some((pattern) => pattern.test(text));
}

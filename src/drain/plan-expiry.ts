/** UpdateTaskProtection takes 1 to 2,880 minutes (API reference). */
export const LONGEST_EXPIRY_MINUTES = 2_880;
/** For ECS's own pauses between the steps of a hand-over. */
const MARGIN_MS = 600_000;
const MINUTE_MS = 60_000;

/** How many tasks can be started beside the protected ones: `floor(desired × max%) − desired`. */
export function computeRoom(desiredCount: number, maximumPercent: number): number {
  return Math.floor((desiredCount * maximumPercent) / 100) - desiredCount;
}

/**
 * For how long the old tasks are protected: every wave may take its health bound and its drain bound. Set once, before
 * UpdateService, since a renewal may be refused while the deployment is blocked; and the dead-man's switch of a lost runner.
 */
export function planExpiryMinutes(facts: {
  readonly taskCount: number;
  readonly room: number;
  readonly drainTimeoutMs: number;
  readonly healthTimeoutMs: number;
}): number {
  const waves = Math.max(1, Math.ceil(facts.taskCount / Math.max(1, facts.room)));
  const totalMs = waves * (facts.drainTimeoutMs + facts.healthTimeoutMs) + MARGIN_MS;
  return Math.ceil(totalMs / MINUTE_MS);
}

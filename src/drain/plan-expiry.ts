/** UpdateTaskProtection takes 1 to 2,880 minutes (API reference). */
export const LONGEST_EXPIRY_MINUTES = 2_880;
/** Margin for ECS's own pauses between the steps of a hand-over. */
const MARGIN_MS = 600_000;
const MINUTE_MS = 60_000;

/** How many tasks can start beside the protected ones: `floor(desired × max%) − desired`. */
export function computeRoom(desiredCount: number, maximumPercent: number): number {
  return Math.floor((desiredCount * maximumPercent) / 100) - desiredCount;
}

/**
 * How long the old tasks are protected: every wave may take its full health and drain timeouts. Set once, before
 * UpdateService, because ECS may refuse a renewal while the deployment is blocked. It also frees the tasks if the runner
 * is lost.
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

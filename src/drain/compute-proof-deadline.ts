import type { HandoverVerdict } from './assess-handover.js';

/** A worker that answers already consumes its queues: a missing queue stays missing. */
const ANSWERS_BUT_MISSES_MS = 15_000;
/** A large application on a small task can take a while to load before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;

/** The latest time for the new workers to prove that they consume: after the rollout's completion, within its deadline. */
export function computeProofDeadline(
  handover: HandoverVerdict,
  completedAtMs: number,
  deadlineAtMs: number,
): number {
  const grace = handover.answeringNodes.length > 0 ? ANSWERS_BUT_MISSES_MS : NEVER_ANSWERS_MS;
  return Math.min(completedAtMs + grace, deadlineAtMs);
}

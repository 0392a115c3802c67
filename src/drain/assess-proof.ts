import type { HandoverVerdict } from './assess-handover.js';

/** A worker that answers has long begun to consume: what is missing then stays missing. */
const ANSWERS_BUT_MISSES_MS = 15_000;
/** A big application may take a while to load on a small task before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;

/** How long after the rollout's completion the new workers may take to prove themselves, within the rollout's own bound. */
export function proofDeadline(
  handover: HandoverVerdict,
  completedAtMs: number,
  deadlineAtMs: number,
): number {
  const grace = handover.answeringNodes.length > 0 ? ANSWERS_BUT_MISSES_MS : NEVER_ANSWERS_MS;
  return Math.min(completedAtMs + grace, deadlineAtMs);
}

import { formatDuration } from '../../wording/format-duration.js';
import type { Run } from '../run.js';

/** When the rollout that has just begun is expected to be over. */
export function logEstimate({ world: { log, report } }: Run, startedAtMs: number): void {
  const rollout = report.ahead?.rollout ?? null;
  if (rollout === null) return;
  const [expected, worst] = [rollout.duration.expected, rollout.duration.worst].map((ms) =>
    new Date(startedAtMs + ms).toISOString(),
  );
  log.info(`the rollout is expected to be over by ${expected ?? ''}, at worst by ${worst ?? ''}`);
}

/** Keeps how long the rollout really took beside what was planned. */
export function noteEstimate(run: Run, startedAtMs: number): void {
  const { clock, log, report } = run.world;
  const rollout = report.ahead?.rollout ?? null;
  if (report.ahead === undefined || rollout === null) return;
  const tookMs = clock.now() - startedAtMs;
  report.ahead = { ...report.ahead, tookMs };
  const { expected, worst } = rollout.duration;
  const planned = `about ${formatDuration(expected)}, at worst ${formatDuration(worst)}`;
  log.info(`the rollout took ${formatDuration(tookMs)}; planned were ${planned}`);
}

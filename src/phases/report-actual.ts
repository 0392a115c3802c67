import { formatDuration } from '../wording/format-duration.js';
import type { Run } from './run.js';

/** Keeps how long the rollout really took beside what was planned. */
export function reportActual(run: Run, startedAtMs: number): void {
  const { clock, log, report } = run.world;
  const rollout = report.ahead?.rollout ?? null;
  if (report.ahead === undefined || rollout === null) return;
  const tookMs = clock.now() - startedAtMs;
  report.ahead = { ...report.ahead, tookMs };
  const { expected, worst } = rollout.duration;
  const planned = `about ${formatDuration(expected)}, at worst ${formatDuration(worst)}`;
  log.info(`the rollout took ${formatDuration(tookMs)}; planned were ${planned}`);
}

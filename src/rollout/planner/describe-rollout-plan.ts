import type { RolloutPlanQuestion } from '../../model/rollout-plan.js';
import { countOf } from '../../wording/count-of.js';
import { formatDuration } from '../../wording/format-duration.js';
import type { Forecast } from './forecast.js';

const MINUTE_MS = 60_000;

/** `2 waves, about 3 min, at worst 11 min; never fewer than 2 healthy tasks; 4 at most` */
export function describeRolloutPlan(plan: Forecast): string {
  const { waves, duration, minimumHealthy, maximumRunning } = plan;
  const healthy =
    minimumHealthy === 0
      ? 'at some moments no healthy task'
      : `never fewer than ${countOf(minimumHealthy, 'healthy task')}`;
  return (
    `${countOf(waves, 'wave')}, about ${formatRounded(duration.expected)}, ` +
    `at worst ${formatRounded(duration.worst)}; ${healthy}; ${maximumRunning} at most`
  );
}

/** What the watch's own limit makes of the plan. */
export function findPlanWarnings(question: RolloutPlanQuestion, plan: Forecast): string[] {
  const { healthTimeoutMs } = question;
  if (healthTimeoutMs === null || healthTimeoutMs >= plan.duration.worst) return [];
  const limit = formatDuration(healthTimeoutMs);
  const enough = formatRounded(plan.duration.worst);
  const { expected } = plan.duration;
  const verdict =
    healthTimeoutMs < expected
      ? `shorter than this rollout is expected to take (${formatRounded(expected)})`
      : 'shorter than this rollout may take';
  return [`health-timeout: ${limit} is ${verdict}; give at least ${enough}.`];
}

/** Whole minutes, up; below two minutes by ten seconds. */
function formatRounded(ms: number): string {
  const step = ms < 2 * MINUTE_MS ? 10_000 : MINUTE_MS;
  return formatDuration(Math.ceil(ms / step) * step);
}

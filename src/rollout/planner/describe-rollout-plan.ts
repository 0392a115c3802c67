import type { RolloutPlanQuestion } from '../../model/rollout-plan.js';
import { countOf } from '../../wording/count-of.js';
import { formatDuration } from '../../wording/format-duration.js';
import { formatEstimate } from '../../wording/format-estimate.js';
import type { Forecast } from './estimate-rollout.js';

/** `2 waves, about 3 min, at worst 11 min; never fewer than 2 healthy tasks; at most 4 tasks` */
export function describeRolloutPlan(plan: Forecast): string {
  const { waves, duration, minimumHealthy, maximumRunning } = plan;
  const healthy =
    minimumHealthy === 0
      ? 'at times no healthy task'
      : `never fewer than ${countOf(minimumHealthy, 'healthy task')}`;
  return (
    `${countOf(waves, 'wave')}, about ${formatEstimate(duration.expected)}, ` +
    `at worst ${formatEstimate(duration.worst)}; ${healthy}; at most ${countOf(maximumRunning, 'task')}`
  );
}

/** Warns if health-timeout is shorter than the estimate. */
export function findPlanWarnings(question: RolloutPlanQuestion, plan: Forecast): string[] {
  const { healthTimeoutMs } = question;
  if (healthTimeoutMs === null || healthTimeoutMs >= plan.duration.worst) return [];
  const limit = formatDuration(healthTimeoutMs);
  const enough = formatEstimate(plan.duration.worst);
  const { expected } = plan.duration;
  const verdict =
    healthTimeoutMs < expected
      ? `shorter than this rollout is expected to take (${formatEstimate(expected)})`
      : 'shorter than this rollout may take';
  return [`health-timeout: ${limit} is ${verdict}; set at least ${enough}.`];
}

import type { RolloutPlan, RolloutPlanQuestion } from '../model/rollout-plan.js';
import { describeRolloutPlan, findPlanWarnings } from './planner/describe-rollout-plan.js';
import { findAdvice } from './planner/find-advice.js';
import { estimateRollout } from './planner/estimate-rollout.js';

/**
 * What ECS will do, how long it will take, and what would make it faster. Durations are from UpdateService to COMPLETED and
 * assume that new tasks start as fast as the current ones did. null: with these percentages it can never move.
 */
export function planRollout(question: RolloutPlanQuestion): RolloutPlan | null {
  const numbers = estimateRollout(question);
  if (numbers === null) return null;
  return {
    ...numbers,
    sentence: describeRolloutPlan(numbers),
    warnings: findPlanWarnings(question, numbers),
    advice: findAdvice(question),
  };
}

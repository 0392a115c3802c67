import type { RolloutPlan, RolloutPlanQuestion } from '../model/rollout-plan.js';
import { describeRolloutPlan, findPlanWarnings } from './planner/describe-rollout-plan.js';
import { findAdvice } from './planner/find-advice.js';
import { forecast } from './planner/forecast.js';

/**
 * What ECS will do, how long it will take, and what would be faster. Durations run from UpdateService to COMPLETED and hold
 * for a revision whose tasks come up as the ones before did. null: with these percents it can never move.
 */
export function planRollout(question: RolloutPlanQuestion): RolloutPlan | null {
  const numbers = forecast(question);
  if (numbers === null) return null;
  return {
    ...numbers,
    sentence: describeRolloutPlan(numbers),
    warnings: findPlanWarnings(question, numbers),
    advice: findAdvice(question),
  };
}

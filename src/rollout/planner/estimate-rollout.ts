import type { RolloutPlan, RolloutPlanQuestion } from '../../model/rollout-plan.js';
import { estimatePace } from './estimate-pace.js';
import { planMoves } from './plan-moves.js';
import { timeMoves } from './time-moves.js';

export type Forecast = Omit<RolloutPlan, 'sentence' | 'warnings' | 'advice'>;

/** The rollout in numbers; null: with these percentages it can never move. */
export function estimateRollout(question: RolloutPlanQuestion): Forecast | null {
  const moves = planMoves(question);
  if (moves === null) return null;
  const pace = estimatePace(question.pace);
  const begin = { running: question.oldCount, healthy: question.oldHealthyCount };
  const best = timeMoves(moves, pace, 'best', begin);
  const expected = timeMoves(moves, pace, 'expected', begin);
  const worst = timeMoves(moves, pace, 'worst', begin);
  const { capacity } = expected;
  const runs = [best, expected, worst].flatMap((schedule) => schedule.capacity);
  return {
    waves: moves.filter(({ kind }) => kind === 'start').length,
    moves: expected.moves,
    capacity,
    minimumHealthy: Math.min(...capacity.map(({ healthy }) => healthy)),
    maximumRunning: Math.max(...capacity.map(({ running }) => running)),
    maximumPresent: Math.max(...runs.map(({ running, stopping }) => running + stopping)),
    duration: {
      best: best.endMs,
      expected: expected.endMs,
      worst: worst.endMs + question.drainTimeoutMs,
    },
  };
}

import type { PlannedMove, RolloutPlanQuestion } from '../../model/rollout-plan.js';
import { computeLimits } from '../compute-limits.js';

/** A move and what it waits for: the next pass, or the health of the tasks that were started before it. */
export interface Move extends Pick<PlannedMove, 'kind' | 'count'> {
  readonly waitsFor: 'pass' | 'health';
}

export type MoveQuestion = Pick<
  RolloutPlanQuestion,
  'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent' | 'oldCount' | 'oldHealthyCount' | 'holdsOld'
>;

/**
 * What the scheduler of a rolling update does, in order (developer guide, service-options: +2, −2, +2, −2, +2, −2 at 100 %;
 * −3, +5, −3, +1 below): old tasks are stopped as far as the healthy ones allow, unhealthy ones first; a pass that stops
 * nothing starts new ones as far as there is room. null: it can never come to its end.
 */
export function planMoves(question: MoveQuestion): Move[] | null {
  const { desiredCount, holdsOld } = question;
  const { lower, upper } = computeLimits(
    desiredCount,
    question.minimumHealthyPercent,
    question.maximumPercent,
  );
  let sick = question.oldCount - question.oldHealthyCount;
  let old = question.oldHealthyCount;
  let fresh = 0;
  const moves: Move[] = [];
  let waitsFor: Move['waitsFor'] = 'pass';
  while (old + sick > 0 || fresh < desiredCount) {
    const spare = Math.max(0, Math.min(old, old + fresh - lower));
    const isHeld = holdsOld && fresh === 0 && desiredCount > 0;
    const stops = isHeld ? 0 : sick + spare;
    const starts = stops > 0 ? 0 : Math.min(desiredCount - fresh, upper - old - sick - fresh);
    if (stops <= 0 && starts <= 0) return null;
    if (stops > 0) {
      moves.push({ kind: 'stop', count: stops, waitsFor });
      old -= spare;
      sick = 0;
      waitsFor = 'pass';
    } else {
      moves.push({ kind: 'start', count: starts, waitsFor });
      fresh += starts;
      waitsFor = 'health';
    }
  }
  return moves;
}

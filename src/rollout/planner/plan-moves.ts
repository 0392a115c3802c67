import type { PlannedMove, RolloutPlanQuestion } from '../../model/rollout-plan.js';
import { computeLimits } from '../compute-limits.js';

/** A move and what it waits for: the next pass, or the health of the tasks started before it. */
export interface Move extends Pick<PlannedMove, 'kind' | 'count'> {
  readonly waitsFor: 'pass' | 'health';
}

export type MoveQuestion = Pick<
  RolloutPlanQuestion,
  'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent' | 'oldCount' | 'oldHealthyCount' | 'holdsOld'
>;

/**
 * The moves of the scheduler in a rolling update, in order (developer guide, service-options: +2, −2, +2, −2, +2, −2 at
 * 100 %; −3, +5, −3, +1 below): it stops as many old tasks as the healthy ones allow, unhealthy ones first; a pass that
 * stops nothing starts as many new ones as there is room for. null: it can never end.
 */
export function planMoves(question: MoveQuestion): Move[] | null {
  const { desiredCount, holdsOld } = question;
  const { lower, upper } = computeLimits(
    desiredCount,
    question.minimumHealthyPercent,
    question.maximumPercent,
  );
  let unhealthy = question.oldCount - question.oldHealthyCount;
  let old = question.oldHealthyCount;
  let created = 0;
  const moves: Move[] = [];
  let waitsFor: Move['waitsFor'] = 'pass';
  while (old + unhealthy > 0 || created < desiredCount) {
    const spare = Math.max(0, Math.min(old, old + created - lower));
    const isHeld = holdsOld && created === 0 && desiredCount > 0;
    const stops = isHeld ? 0 : unhealthy + spare;
    const starts = stops > 0 ? 0 : Math.min(desiredCount - created, upper - old - unhealthy - created);
    if (stops <= 0 && starts <= 0) return null;
    if (stops > 0) {
      moves.push({ kind: 'stop', count: stops, waitsFor });
      old -= spare;
      unhealthy = 0;
      waitsFor = 'pass';
    } else {
      moves.push({ kind: 'start', count: starts, waitsFor });
      created += starts;
      waitsFor = 'health';
    }
  }
  return moves;
}

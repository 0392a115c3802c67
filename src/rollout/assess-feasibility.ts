import type { Feasibility } from '../model/rollout.js';
import { computeLimits } from './compute-limits.js';

export interface FeasibilityQuestion {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** REPLICA or DAEMON */
  readonly schedulingStrategy: string;
}

/**
 * Can a rolling update move at all? If no task may be started beside the old ones and none may be stopped first, ECS waits
 * forever and only repeats an event ("was unable to stop or start tasks during a deployment").
 */
export function assessFeasibility(question: FeasibilityQuestion): Feasibility {
  const { desiredCount, minimumHealthyPercent, maximumPercent } = question;
  const { lower, upper } = computeLimits(desiredCount, minimumHealthyPercent, maximumPercent);
  if (desiredCount === 0 || upper > desiredCount || lower < desiredCount) return { possible: true };
  const tasks = desiredCount === 1 ? '1 task' : `${desiredCount} tasks`;
  return {
    possible: false,
    problem:
      `With ${tasks} desired, minimum-healthy-percent ${minimumHealthyPercent} and maximum-percent ${maximumPercent} ` +
      `this rollout can never move: ${lower} must stay up and at most ${upper} may run, so ECS can neither start a new ` +
      `task nor stop an old one. ${describeWayOut(question)}`,
  };
}

/** The smallest change that allows ECS to start or to stop one task. */
function describeWayOut({ desiredCount, schedulingStrategy }: FeasibilityQuestion): string {
  const maximum = Math.ceil((100 * (desiredCount + 1)) / desiredCount);
  const minimum = Math.floor((100 * (desiredCount - 1)) / desiredCount);
  const stopFirst = `minimum-healthy-percent to ${minimum} or less (an old task stops first)`;
  // A DAEMON service's maximumPercent must stay 100 (DeploymentConfiguration.maximumPercent).
  if (schedulingStrategy === 'DAEMON') return `Set ${stopFirst}.`;
  return `Set maximum-percent to ${maximum} or more (a new task starts first), or ${stopFirst}.`;
}

import type { PaceFacts, RolloutPlanQuestion } from '../../../src/model/rollout-plan.js';

/** Nothing observed, no load balancer, no check. */
export function aPace(overrides: Partial<PaceFacts> = {}): PaceFacts {
  return {
    observedStartMs: [],
    observedHealthyMs: [],
    targetGroups: [],
    containerCheck: null,
    stopTimeoutSeconds: 30,
    ignoresStopSignal: false,
    ...overrides,
  };
}

/** Two healthy old tasks at 100/200, watched for ten minutes. */
export function aRolloutQuestion(overrides: Partial<RolloutPlanQuestion> = {}): RolloutPlanQuestion {
  return {
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    oldCount: overrides.desiredCount ?? 2,
    oldHealthyCount: overrides.desiredCount ?? 2,
    holdsOld: false,
    drainTimeoutMs: 0,
    healthTimeoutMs: 600_000,
    pace: aPace(),
    ...overrides,
  };
}

/** A target group as AWS makes it: 30 s, 5 s, 300 s. */
export const SLOW_GROUP = { intervalSeconds: 30, timeoutSeconds: 5, deregistrationDelaySeconds: 300 };

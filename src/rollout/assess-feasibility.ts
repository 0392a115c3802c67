import type { Feasibility } from '../model/rollout.js';
export interface FeasibilityQuestion {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly schedulingStrategy: string;
}
export function assessFeasibility(_args: FeasibilityQuestion): Feasibility {
  throw new Error('not built yet');
}

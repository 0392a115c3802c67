import type { RolloutLimits } from '../model/rollout.js';

/** DeploymentConfiguration: the lower limit is rounded up, the upper one down. Percentages are whole numbers. */
export function computeLimits(
  desired: number,
  minimumHealthyPercent: number,
  maximumPercent: number,
): RolloutLimits {
  return {
    lower: Math.ceil((desired * minimumHealthyPercent) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
  };
}

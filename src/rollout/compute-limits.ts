import type { RolloutLimits } from '../model/rollout.js';
export function computeLimits(
  _desired: number,
  _minimumHealthyPercent: number,
  _maximumPercent: number,
): RolloutLimits {
  throw new Error('not built yet');
}

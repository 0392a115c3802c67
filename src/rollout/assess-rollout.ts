import type { RolloutSnapshot, RolloutTarget, RolloutVerdict } from '../model/rollout.js';
export function assessRollout(_snapshot: RolloutSnapshot, _target: RolloutTarget): RolloutVerdict {
  throw new Error('not built yet');
}

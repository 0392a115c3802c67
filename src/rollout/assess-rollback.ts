import type { RollbackVerdict, RolloutSnapshot } from '../model/rollout.js';
import type { PreviousState } from '../model/undo-record.js';
export interface RollbackTarget {
  readonly failedDeploymentId: string | null;
  readonly previous: PreviousState;
  readonly deadlineAtMs: number;
  readonly requestedTaskDefinitionArn: string | null;
}
export function assessRollback(_snapshot: RolloutSnapshot, _args: RollbackTarget): RollbackVerdict {
  throw new Error('not built yet');
}

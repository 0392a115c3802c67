import type { RollbackPlan } from '../model/rollout.js';
import type { Service, ServiceDeployment } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';
export interface RollbackQuestion {
  readonly service: Service;
  readonly record: UndoRecord;
  readonly serviceDeployments: readonly ServiceDeployment[];
  readonly completedTaskDefinitionArn: string | null;
  readonly preferReplacement: boolean;
}
export function planRollback(_args: RollbackQuestion): RollbackPlan {
  throw new Error('not built yet');
}

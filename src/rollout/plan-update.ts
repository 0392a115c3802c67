import type { Inputs } from '../model/inputs.js';
import type { UpdatePlan } from '../model/rollout.js';
import type { Service } from '../model/service.js';
export interface UpdateWish {
  readonly service: Service;
  readonly inputs: Inputs;
  readonly taskDefinitionArn: string | null;
  readonly registersNew: boolean;
}
export function planUpdate(_args: UpdateWish): UpdatePlan {
  throw new Error('not built yet');
}

import type { ImageLine } from '../model/inputs.js';
import type { TaskDefinitionPlan } from '../model/rollout.js';
import type { LoadBalancer } from '../model/service.js';
import type { TaskDefinition } from '../model/task-definition.js';
export function planTaskDefinition(
  _base: TaskDefinition,
  _images: readonly ImageLine[],
  _loadBalancers: readonly LoadBalancer[],
): TaskDefinitionPlan {
  throw new Error('not built yet');
}

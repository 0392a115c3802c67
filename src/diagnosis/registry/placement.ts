import type { Rule } from '../define-rule.js';
import { noCapacity } from '../rules/no-capacity.js';
import { noRoomOnInstances } from '../rules/no-room-on-instances.js';
import { passRoleDenied } from '../rules/pass-role-denied.js';
import { quotaReached } from '../rules/quota-reached.js';
import { roleNotAssumable } from '../rules/role-not-assumable.js';
import { rolloutLimitsInfeasible } from '../rules/rollout-limits-infeasible.js';
import { serviceThrottled } from '../rules/service-throttled.js';
import { startsKeepFailing } from '../rules/starts-keep-failing.js';
import { tasksUnderProtection } from '../rules/tasks-under-protection.js';

/** ECS can't place, start or stop tasks. Best explanations first. */
export const PLACEMENT: readonly Rule[] = [
  noCapacity,
  quotaReached,
  noRoomOnInstances,
  rolloutLimitsInfeasible,
  tasksUnderProtection,
  serviceThrottled,
  roleNotAssumable,
  passRoleDenied,
  startsKeepFailing,
];

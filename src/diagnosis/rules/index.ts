import type { Rule } from '../define-rule.js';
import { ELSEWHERE } from '../registry/elsewhere.js';
import { EXITS } from '../registry/exits.js';
import { NEVER_STARTS } from '../registry/never-starts.js';
import { PLACEMENT } from '../registry/placement.js';
import { UNHEALTHY } from '../registry/unhealthy.js';

/**
 * All rules, listed by hand. The order ranks the findings of one severity: first what a container itself logged, then what
 * the platform saw of it, then what only delayed the rollout.
 */
export const RULES: readonly Rule[] = [...EXITS, ...NEVER_STARTS, ...UNHEALTHY, ...PLACEMENT, ...ELSEWHERE];

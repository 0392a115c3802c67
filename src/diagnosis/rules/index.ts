import type { Rule } from '../define-rule.js';
import { ELSEWHERE } from '../registry/elsewhere.js';
import { EXITS } from '../registry/exits.js';
import { NEVER_STARTS } from '../registry/never-starts.js';
import { PLACEMENT } from '../registry/placement.js';
import { UNHEALTHY } from '../registry/unhealthy.js';

/**
 * All rules, listed by hand. The order is the rank among findings of one severity: what a container itself said comes
 * before what the platform saw of it, and that before what merely held the rollout up.
 */
export const RULES: readonly Rule[] = [...EXITS, ...NEVER_STARTS, ...UNHEALTHY, ...PLACEMENT, ...ELSEWHERE];

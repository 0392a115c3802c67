import type { Rule } from '../define-rule.js';

/** ECS can't place, start or stop tasks. Best explanations first. */
export const PLACEMENT: readonly Rule[] = [];

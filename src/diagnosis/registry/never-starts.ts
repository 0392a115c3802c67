import type { Rule } from '../define-rule.js';

/** The task never starts: no log line exists. Best explanations first. */
export const NEVER_STARTS: readonly Rule[] = [];

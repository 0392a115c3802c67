import type { Rule } from '../define-rule.js';

/** The container starts and exits, or says what is wrong. Best explanations first. */
export const EXITS: readonly Rule[] = [];

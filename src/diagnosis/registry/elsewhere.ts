import type { Rule } from '../define-rule.js';

/** Nothing is broken, or the verdict lies elsewhere. Best explanations first. */
export const ELSEWHERE: readonly Rule[] = [];

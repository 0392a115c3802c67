import type { Rule } from '../define-rule.js';

/** The task runs, and its health checks fail. Best explanations first. */
export const UNHEALTHY: readonly Rule[] = [];

import type { CleanedTaskDefinition } from '../model/rollout.js';
export function cleanTaskDefinition(_parsed: unknown): CleanedTaskDefinition {
  throw new Error('not built yet');
}

import type { Inputs } from '../model/inputs.js';
export function estimateLatestEnd(_inputs: Inputs, _nowMs: number): number {
  throw new Error('not built yet');
}

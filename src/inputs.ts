import type { Inputs } from './model/inputs.js';
export { INPUT_NAMES } from './inputs/input-names.js';
export { parseDuration } from './inputs/parse-duration.js';
export function parseInputs(_read: (name: string) => string): Inputs {
  throw new Error('not built yet');
}

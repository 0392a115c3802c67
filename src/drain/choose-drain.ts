import type { Inputs } from '../model/inputs.js';

export interface DrainChoice {
  readonly mode: 'before' | 'overlap' | 'none';
  readonly why: string;
}

/** Whether to drain, and why; `auto` is resolved later, once the workers are known. */
export function chooseDrain(inputs: Pick<Inputs, 'drain' | 'broker'>): DrainChoice | 'auto' {
  if (inputs.drain === 'none') return { mode: 'none', why: 'as asked' };
  if (inputs.broker === null) return { mode: 'none', why: 'no broker-url' };
  if (inputs.drain === 'auto') return 'auto';
  return { mode: inputs.drain, why: 'as asked' };
}

/** `auto` chooses overlap if nothing prevents it; otherwise it says what does. */
export function chooseAuto(overlapProblems: readonly string[]): DrainChoice {
  const [first] = overlapProblems;
  if (first === undefined) return { mode: 'overlap', why: 'chosen by auto' };
  return { mode: 'before', why: `chosen by auto; overlap is not possible: ${overlapProblems.join('; ')}` };
}

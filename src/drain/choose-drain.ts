import type { Inputs } from '../model/inputs.js';

export interface DrainChoice {
  readonly mode: 'before' | 'overlap' | 'none';
  readonly why: string;
}

/** Whether anything is drained at all, and by which wish; which mode `auto` takes is settled once the workers are known. */
export function chooseDrain(inputs: Pick<Inputs, 'drain' | 'broker'>): DrainChoice | 'auto' {
  if (inputs.drain === 'none') return { mode: 'none', why: 'drain: none' };
  if (inputs.broker === null) return { mode: 'none', why: 'no broker-url' };
  if (inputs.drain === 'auto') return 'auto';
  return { mode: inputs.drain, why: `drain: ${inputs.drain}` };
}

/** `auto` takes overlap where nothing stands against it, and says why where something does. */
export function settleAuto(overlapProblems: readonly string[]): DrainChoice {
  const [first] = overlapProblems;
  if (first === undefined) return { mode: 'overlap', why: 'drain: auto' };
  return { mode: 'before', why: `drain: auto; overlap is not possible: ${overlapProblems.join('; ')}` };
}

import type { Inputs } from '../model/inputs.js';

export interface DrainChoice {
  readonly mode: 'before' | 'overlap' | 'none';
  readonly why: string;
}

/** Which drain this run takes, and the reason that log and summary give. */
export function chooseDrain(inputs: Pick<Inputs, 'drain' | 'broker'>): DrainChoice {
  if (inputs.drain === 'none') return { mode: 'none', why: 'drain: none' };
  if (inputs.broker === null) return { mode: 'none', why: 'no broker-url' };
  if (inputs.drain === 'auto')
    return { mode: 'before', why: 'drain: auto, which means before in this version' };
  return { mode: inputs.drain, why: `drain: ${inputs.drain}` };
}

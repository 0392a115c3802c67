import type { WorldTrouble } from './core/order-trouble.js';

/** Trouble with API calls. */
export interface ApiFault {
  /** `drop`: the call is carried out, but the connection is cut without an answer. */
  kind: 'throttle' | 'deny' | 'server-error' | 'slow' | 'drop';
  /** `UpdateService`, or `*` for every call. */
  operation: string;
  /** How often; left out: until the faults are cleared. */
  times?: number;
  /** For `slow`: real milliseconds before the call is carried out. */
  delayMs?: number;
}

/** Everything that can be ordered to go wrong. */
export type Fault = ApiFault | WorldTrouble;

export function isApiFault(fault: Fault): fault is ApiFault {
  return ['throttle', 'deny', 'server-error', 'slow', 'drop'].includes(fault.kind);
}

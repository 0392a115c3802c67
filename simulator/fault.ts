import type { WorldFault } from './core/order-fault.js';

/** A fault of API calls. */
export interface ApiFault {
  /** `drop`: the call is carried out, but the connection is cut without an answer. */
  kind: 'throttle' | 'deny' | 'server-error' | 'slow' | 'drop';
  /** `UpdateService`, or `*` for every call. */
  operation: string;
  /** How often; if absent, until the faults are cleared. */
  times?: number;
  /** For `slow`: real milliseconds before the call is carried out. */
  delayMs?: number;
}

/** Every fault that can be ordered. */
export type Fault = ApiFault | WorldFault;

export function isApiFault(fault: Fault): fault is ApiFault {
  return ['throttle', 'deny', 'server-error', 'slow', 'drop'].includes(fault.kind);
}

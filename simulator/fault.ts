/** Trouble that can be ordered. */
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

export type WorldFault =
  /** So many tasks fit into the world at once, stopping ones included; null: no limit again. */
  | { kind: 'no-capacity'; room: number | null }
  /** Images whose reference contains this can't be pulled. */
  | { kind: 'pull-failure'; image: string }
  /** Roles whose ARN contains this can't be assumed. */
  | { kind: 'role-refused'; role: string }
  /** Images whose reference contains this take so many simulated seconds longer to start. */
  | { kind: 'slow-start'; image: string; seconds: number }
  /** Somebody else scales the service: Auto Scaling, which scales both revisions and only out during a deployment. */
  | { kind: 'set-desired'; service: string; cluster?: string; desiredCount: number };

export type Fault = ApiFault | WorldFault;

export function isApiFault(fault: Fault): fault is ApiFault {
  return ['throttle', 'deny', 'server-error', 'slow', 'drop'].includes(fault.kind);
}

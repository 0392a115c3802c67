export interface EcsOptions {
  readonly cluster: string;
  readonly service: string;
  /** Without it the SDK reads AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
  /** Bounds of a whole call: all attempts, the answer's body included. */
  readonly limitsMs?: { readonly reader: number; readonly writer: number };
  /** Called when a call begins, but not when it is repeated, with its name: `ecs:DescribeServices`. */
  readonly onCall?: (operation: string) => void;
}

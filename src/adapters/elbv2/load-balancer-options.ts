export interface LoadBalancerOptions {
  /** Without it the SDK reads AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
  /** Bound of a whole call, the answer's body included. */
  readonly limitMs?: number;
  /** Called when a call begins, but not when it is repeated, with its name: `elasticloadbalancing:DescribeTargetHealth`. */
  readonly onCall?: (operation: string) => void;
}

export interface LoadBalancerOptions {
  /** Without it the SDK looks at AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
}

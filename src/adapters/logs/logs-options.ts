export interface LogsOptions {
  /** Without it the SDK looks at AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
  /** Told of every call as it begins, repetitions not among them: `logs:GetLogEvents`. */
  readonly onCall?: (operation: string) => void;
}

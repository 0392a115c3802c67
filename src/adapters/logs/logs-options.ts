export interface LogsOptions {
  /** Without it the SDK reads AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
  /** Bound of reading the last lines, which may take several calls. */
  readonly limitMs?: number;
  /** Called when a call begins, but not when it is repeated, with its name: `logs:GetLogEvents`. */
  readonly onCall?: (operation: string) => void;
}

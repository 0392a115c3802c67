import type { LogsPort } from '../../ports.js';

export interface LogsOptions {
  /** Without it the SDK looks at AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
  /** Told of every call as it begins, repetitions not among them: `logs:GetLogEvents`. */
  readonly onCall?: (operation: string) => void;
}

/** Container output in CloudWatch Logs. Connects to nothing by itself; the SDK is loaded by the first call. */
export function connectLogs(options: LogsOptions = {}): LogsPort {
  let opened: Promise<LogsPort> | undefined;
  const port = (): Promise<LogsPort> =>
    (opened ??= import('./open-logs.js').then(({ openLogs }) => openLogs(options)));
  return { fetchLastLines: async (stream, limit) => (await port()).fetchLastLines(stream, limit) };
}

import type { LogsPort } from '../../ports.js';
import type { LogsOptions } from './logs-options.js';

/** Container output in CloudWatch Logs. Connects to nothing by itself; the SDK is loaded by the first call. */
export function connectLogs(options: LogsOptions = {}): LogsPort {
  let opened: Promise<LogsPort> | undefined;
  const port = (): Promise<LogsPort> =>
    (opened ??= import('./open-logs.js').then(({ openLogs }) => openLogs(options)));
  return { fetchLastLines: async (stream, limit) => (await port()).fetchLastLines(stream, limit) };
}

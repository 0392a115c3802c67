import { openLazyPort } from '../../open-lazy-port.js';
import type { LogsPort } from '../../ports.js';
import type { LogsOptions } from './logs-options.js';

/** Container output in CloudWatch Logs. Nothing is connected before the first call, which also loads the SDK. */
export function connectLogs(options: LogsOptions = {}): LogsPort {
  return openLazyPort<LogsPort>(async () => (await import('./open-logs.js')).openLogs(options));
}

import type { ContainerLog, Evidence } from '../../model/evidence.js';
import { findInLogs } from './find-in-logs.js';

export type BrokerFailure = {
  readonly container: string;
  /** As Celery prints it: the password is `**`. */
  readonly url: string;
  readonly error: string;
  readonly attempts: number;
  readonly isLogin: boolean;
  readonly line: string;
};

/** celery/worker/consumer/consumer.py and connection.py: the error, and the line once it is connected. */
const FAILED = /consumer: Cannot connect to (\S+): (.+?)\.*$/;
const CONNECTED = /Connected to \S+:\/\/|celery@\S+ ready\./;

/** Redis and RabbitMQ in Celery's line, both of Redis seen in runs. */
const LOGIN =
  /Authentication required|NOAUTH|WRONGPASS|invalid username-password|invalid password|ACCESS_REFUSED|NoAuth/i;

/** Workers that had not reached their broker when the log ended. */
export function findBrokerFailures({ logs }: Pick<Evidence, 'logs'>): BrokerFailure[] {
  return logs.flatMap((log) => {
    const since = log.lines.findLastIndex(({ message }) => CONNECTED.test(message)) + 1;
    const rest: ContainerLog = { ...log, lines: log.lines.slice(since) };
    const failures = findInLogs({ logs: [rest] }, FAILED);
    const last = failures.at(-1);
    if (last === undefined) return [];
    const [url = '', error = ''] = last.groups;
    const { container, line } = last;
    return [{ container, url, error, attempts: failures.length, isLogin: LOGIN.test(error), line }];
  });
}

import type { Evidence } from '../../model/evidence.js';
import { findInLogs } from './find-in-logs.js';
import type { LogMatch } from './find-in-logs.js';
import { isExitByItself, listTroubledTasks } from './judge-task.js';

/** Log lines of tasks that show a fault of their own. An application that lives may log any error and mean nothing by it. */
export function findInTroubledLogs(evidence: Evidence, pattern: RegExp): LogMatch[] {
  const troubled = new Set(listTroubledTasks(evidence));
  return findInLogs(evidence, pattern).filter(({ taskArn }) => troubled.has(taskArn));
}

/** Log lines of tasks that ended by themselves. */
export function findInExitedLogs(evidence: Evidence, pattern: RegExp): LogMatch[] {
  const exited = new Set(evidence.stoppedTasks.filter(isExitByItself).map(({ arn }) => arn));
  return findInLogs(evidence, pattern).filter(({ taskArn }) => exited.has(taskArn));
}

import type { Task } from '../model/task.js';
import type { Ledger } from './ledger.js';

/** A large application on a small task can take a while to load before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;

/**
 * May ECS stop this old task? Yes, if no worker on it is working. A task without a known worker may still be starting, and
 * its worker may take a job at any moment: it counts as finished only when a worker would have answered by now.
 */
export function isTaskFinished(
  ledger: Ledger,
  { arn, startedAtMs }: Pick<Task, 'arn' | 'startedAtMs'>,
  nowMs: number,
): boolean {
  if (ledger.workers.some(({ taskArn }) => taskArn === arn)) return areWorkersFinished(ledger, arn);
  return startedAtMs !== null && nowMs - startedAtMs >= NEVER_ANSWERS_MS;
}

/** None of the task's known workers is working. */
export function areWorkersFinished(ledger: Ledger, taskArn: string): boolean {
  const workers = ledger.workers.filter((worker) => worker.taskArn === taskArn);
  return workers.every(({ state }) => state === 'idle' || state === 'gone');
}

import type { Task } from '../model/task.js';
import type { Ledger } from './ledger.js';

/** A big application may take a while to load on a small task before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;

/**
 * May ECS stop this old task? No worker on it is at work. A task on which none was found yet is still coming up, and its
 * worker may take a job at any moment: it has nothing to wait for only once a worker would long have answered.
 */
export function isTaskFinished(
  ledger: Ledger,
  { arn, startedAtMs }: Pick<Task, 'arn' | 'startedAtMs'>,
  nowMs: number,
): boolean {
  if (ledger.workers.some(({ taskArn }) => taskArn === arn)) return areWorkersFinished(ledger, arn);
  return startedAtMs !== null && nowMs - startedAtMs >= NEVER_ANSWERS_MS;
}

/** None of the task's known workers is at work. */
export function areWorkersFinished(ledger: Ledger, taskArn: string): boolean {
  const workers = ledger.workers.filter((worker) => worker.taskArn === taskArn);
  return workers.every(({ state }) => state === 'idle' || state === 'gone');
}

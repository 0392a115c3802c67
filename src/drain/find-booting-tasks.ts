import type { Task } from '../model/task.js';
import type { Ledger } from './ledger.js';
import { isTaskFinished } from './is-task-finished.js';

/**
 * Tasks whose worker is not there yet and may take a job at any moment: ECS replaces a stopped old task by another one of
 * the old revision. None where no task of the service has a worker.
 */
export function findBootingTasks(ledger: Ledger, tasks: readonly Task[], nowMs: number): readonly Task[] {
  if (ledger.workers.every(({ taskArn }) => taskArn === null)) return [];
  return tasks.filter(
    (task) =>
      task.desiredStatus === 'RUNNING' &&
      !ledger.workers.some(({ taskArn }) => taskArn === task.arn) &&
      !isTaskFinished(ledger, task, nowMs),
  );
}

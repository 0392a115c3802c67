import type { TaskProtection } from '../model/protection.js';
import type { Task } from '../model/task.js';
import { isTaskFinished } from './is-task-finished.js';
import type { Ledger } from './ledger.js';

interface Facts {
  /** Old tasks that ECS keeps so far and that this run has not released. */
  readonly tasks: readonly Pick<Task, 'arn' | 'startedAtMs'>[];
  readonly protections: readonly TaskProtection[];
  readonly silencedTaskArns: ReadonlySet<string>;
  readonly ledger: Ledger;
  readonly nowMs: number;
}

/**
 * Old tasks that are no longer protected and must not be stopped yet: their workers still take jobs, or are not idle. An app
 * that protects its task while a job runs drops that protection when the job ends, whoever set it and whatever else runs.
 */
export function findDroppedProtections(facts: Facts): readonly string[] {
  const kept = new Set(facts.protections.map(({ taskArn }) => taskArn));
  return facts.tasks
    .filter(({ arn }) => !kept.has(arn))
    .filter(
      (task) => !facts.silencedTaskArns.has(task.arn) || !isTaskFinished(facts.ledger, task, facts.nowMs),
    )
    .map(({ arn }) => arn);
}

import type { RosterWorker } from '../model/worker.js';

/** The tasks whose workers consume every expected queue. */
export function findProvenTasks(
  workers: readonly Pick<RosterWorker, 'taskArn' | 'queues'>[],
  taskArns: ReadonlySet<string>,
  expectedQueues: readonly string[],
): ReadonlySet<string> {
  const queuesByTask = new Map<string, Set<string>>();
  for (const { taskArn, queues } of workers) {
    if (taskArn === null || !taskArns.has(taskArn)) continue;
    queuesByTask.set(taskArn, new Set([...(queuesByTask.get(taskArn) ?? []), ...queues]));
  }
  const isProven = (queues: ReadonlySet<string>): boolean =>
    queues.size > 0 && expectedQueues.every((queue) => queues.has(queue));
  return new Set([...queuesByTask].filter(([, queues]) => isProven(queues)).map(([arn]) => arn));
}

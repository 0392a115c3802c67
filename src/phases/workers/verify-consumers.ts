import type { HandoverVerdict } from '../../drain/assess-handover.js';
import { assessHandover } from '../../drain/assess-handover.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { Run } from '../run.js';
import { discoverWorkers } from './discover-workers.js';
import { fetchExpectedQueues } from './fetch-expected-queues.js';

/**
 * Asks the workers on these tasks what they consume. An answer that a node gave in this run stays valid: a solo worker that
 * took a job right after its start does not answer again before the job ends.
 */
export async function verifyConsumers(
  run: Run,
  newTasks: readonly Task[],
  oldTasks: readonly Task[],
  seen: Map<string, readonly string[]>,
): Promise<HandoverVerdict> {
  const running = newTasks.filter((task) => task.lastStatus === 'RUNNING');
  if (running.length > 0) {
    const { roster } = await discoverWorkers(run, [...running, ...oldTasks]);
    const arns = new Set(running.map((task) => task.arn));
    for (const worker of newWorkers(run, roster, arns)) seen.set(worker.node, worker.queues);
    const consumed = new Set([...seen.values()].flat());
    const expected = await fetchExpectedQueues(run, consumed, roster, [...newTasks, ...oldTasks]);
    return assessHandover(expected, Object.fromEntries(seen));
  }
  return assessHandover(run.record?.expectedQueues ?? [], Object.fromEntries(seen));
}

/** With globs, where host names say nothing: all but the nodes that we silenced. */
function newWorkers(run: Run, roster: Roster, newTaskArns: ReadonlySet<string>): Roster['workers'] {
  const silenced = new Set((run.record?.workers ?? []).map((worker) => worker.node));
  return roster.workers.filter((worker) => {
    if (!worker.answers) return false;
    if (worker.taskArn !== null) return newTaskArns.has(worker.taskArn);
    return !silenced.has(worker.node) || worker.queues.length > 0;
  });
}

import { findForeignNodes } from '../../drain/find-foreign-nodes.js';
import { createMatcher } from '../../drain/create-matcher.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { Run } from '../run.js';

/**
 * What the new workers must consume: what the old ones did, without the queues that `drop-queues` gives up and those that a
 * worker of another service consumes. Other services' workers are asked only where the new ones leave a queue out.
 */
export async function fetchExpectedQueues(
  run: Run,
  consumed: ReadonlySet<string>,
  roster: Roster,
  tasks: readonly Task[],
): Promise<readonly string[]> {
  const isDropped = createMatcher(run.inputs.dropQueues);
  const expected = (run.record?.expectedQueues ?? []).filter((queue) => !isDropped(queue));
  const isLeftOut = (queue: string): boolean => !consumed.has(queue) && !run.queuesElsewhere.has(queue);
  const leftOut = expected.filter(isLeftOut);
  if (consumed.size > 0 && leftOut.length > 0) await askOthers(run, leftOut, roster, tasks);
  return expected.filter((queue) => consumed.has(queue) || isLeftOut(queue));
}

async function askOthers(
  run: Run,
  leftOut: readonly string[],
  roster: Roster,
  tasks: readonly Task[],
): Promise<void> {
  const silenced = (run.record?.workers ?? []).map(({ node }) => node);
  const others = findForeignNodes(roster, { tasks, silenced, selection: run.inputs });
  if (others.length === 0) return;
  const answers = await (await run.world.connectCelery()).fetchQueues(others);
  const found = leftOut.flatMap((queue) => {
    const nodes = Object.keys(answers).filter((node) => answers[node]?.includes(queue) === true);
    return nodes.length === 0 ? [] : [{ queue, nodes: nodes.sort() }];
  });
  if (found.length === 0) return;
  for (const { queue, nodes } of found) run.queuesElsewhere.set(queue, nodes);
  run.world.story.tell({ kind: 'queues-elsewhere', queues: found });
}

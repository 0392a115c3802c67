import type { Inputs } from '../model/inputs.js';
import type { Task } from '../model/task.js';
import { findTasksOfNode } from './find-tasks-of-node.js';
import { createMatcher } from './create-matcher.js';

/**
 * The nodes that belong to this service, judged by name alone: with `auto` those whose host name belongs to exactly one
 * of the tasks, otherwise those that match a glob. All other workers only get a `ping`.
 */
export function chooseNodes(
  nodes: readonly string[],
  tasks: readonly Task[],
  { drainWorkers }: Pick<Inputs, 'drainWorkers'>,
): readonly string[] {
  if (drainWorkers === 'auto') return nodes.filter((node) => findTasksOfNode(node, tasks).length === 1);
  return nodes.filter(createMatcher(drainWorkers));
}

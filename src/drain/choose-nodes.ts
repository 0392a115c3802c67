import picomatch from 'picomatch';
import type { Inputs } from '../model/inputs.js';
import type { Task } from '../model/task.js';
import { findTasksOfNode } from './find-tasks-of-node.js';

/**
 * The nodes that are this service's by their names alone: with `auto` those whose host name belongs to exactly one of
 * the tasks, else those that match a glob. Nobody else is asked anything but `ping`.
 */
export function chooseNodes(
  nodes: readonly string[],
  tasks: readonly Task[],
  { drainWorkers }: Pick<Inputs, 'drainWorkers'>,
): readonly string[] {
  if (drainWorkers === 'auto') return nodes.filter((node) => findTasksOfNode(node, tasks).length === 1);
  // Node names hold no paths: without this a `*` would stop at a slash.
  const matches = picomatch([...drainWorkers], { bash: true, dot: true, nonegate: true });
  return nodes.filter((node) => matches(node));
}

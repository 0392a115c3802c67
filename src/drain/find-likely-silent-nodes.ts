import type { Task } from '../model/task.js';
import { findTasksOfNode, listNamesOfTask } from './find-tasks-of-node.js';

const DEFAULT_PREFIX = 'celery';

/**
 * Possible names of workers that did not answer: on tasks where none did, the prefixes seen elsewhere with each of the task's
 * host names; on a task where another one did, the prefixes of its siblings on other tasks.
 */
export function findLikelySilentNodes(
  tasks: readonly Task[],
  answering: readonly string[],
): readonly string[] {
  const prefixes = new Set([DEFAULT_PREFIX, ...answering.map(prefixOf)]);
  const ours = answering.filter((node) => findTasksOfNode(node, tasks).length > 0);
  const siblings = [...new Set(ours.map(prefixOf))];
  return tasks.flatMap((task) => {
    const [one] = ours.filter((node) => findTasksOfNode(node, [task]).length > 0);
    if (one === undefined)
      return [...listNamesOfTask(task)].flatMap((host) => [...prefixes].map((prefix) => `${prefix}@${host}`));
    const host = one.slice(one.indexOf('@') + 1);
    return siblings.map((prefix) => `${prefix}@${host}`).filter((node) => !answering.includes(node));
  });
}

function prefixOf(node: string): string {
  return node.slice(0, node.indexOf('@'));
}

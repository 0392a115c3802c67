import type { Task } from '../model/task.js';
import { findTasksOfNode, listNamesOfTask } from './find-tasks-of-node.js';

const DEFAULT_PREFIX = 'celery';

/** Possible worker names on tasks where none answered: the prefixes seen elsewhere, with each task's host names. */
export function findLikelySilentNodes(
  tasks: readonly Task[],
  answering: readonly string[],
): readonly string[] {
  const prefixes = new Set([DEFAULT_PREFIX, ...answering.map((node) => node.slice(0, node.indexOf('@')))]);
  return tasks
    .filter((task) => !answering.some((node) => findTasksOfNode(node, [task]).length > 0))
    .flatMap((task) => [...listNamesOfTask(task)])
    .flatMap((host) => [...prefixes].map((prefix) => `${prefix}@${host}`));
}

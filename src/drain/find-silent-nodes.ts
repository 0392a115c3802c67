import type { Inputs } from '../model/inputs.js';
import type { Task } from '../model/task.js';
import type { NodeAnswers } from '../model/worker.js';
import { findTasksOfNode } from './find-tasks-of-node.js';

/**
 * Mailboxes of running workers that did not answer. On Redis the mailbox of a killed worker stays listed forever, so one
 * counts only if a running task has its host name, or, if host names don't identify tasks here, if more mailboxes received
 * the ping than answered it.
 */
export function findSilentNodes(
  mailboxes: readonly string[],
  answers: NodeAnswers,
  tasks: readonly Task[],
  selection: Pick<Inputs, 'drainWorkers'>,
): readonly string[] {
  const answering = Object.keys(answers.counts);
  const answered = Object.values(answers.counts).reduce((sum, count) => sum + count, 0);
  if (answers.receivers !== null && answers.receivers <= answered) return [];
  const hostNamesSayNothing =
    selection.drainWorkers !== 'auto' && !answering.some((node) => findTasksOfNode(node, tasks).length > 0);
  return mailboxes
    .filter((node) => !answering.includes(node))
    .filter((node) => findTasksOfNode(node, tasks).length === 1 || hostNamesSayNothing);
}

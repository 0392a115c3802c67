import type { Inputs } from '../model/inputs.js';
import type { Task } from '../model/task.js';
import type { NodeAnswers } from '../model/worker.js';
import { findTasksOfNode } from './find-tasks-of-node.js';
import { isMailboxStale } from './is-mailbox-stale.js';
import { createMatcher } from './create-matcher.js';

export interface SilentNodes {
  /** Of running workers: they may be busy. */
  readonly silent: readonly string[];
  /** Of killed workers of this service: a mailbox stays listed on Redis. */
  readonly stale: readonly string[];
}

/**
 * Mailboxes that did not answer. One belongs to a running worker if a running task has its host name. If host names don't
 * identify tasks here, it does unless as many workers of its kind answered as tasks run. None does if the ping was received
 * by no more mailboxes than answered it.
 */
export function findSilentNodes(
  mailboxes: readonly string[],
  answers: NodeAnswers,
  tasks: readonly Task[],
  { drainWorkers }: Pick<Inputs, 'drainWorkers'>,
): SilentNodes {
  const answering = Object.keys(answers.counts);
  const answered = Object.values(answers.counts).reduce((sum, count) => sum + count, 0);
  const globs = drainWorkers === 'auto' ? [] : drainWorkers;
  const hostNamesSayNothing =
    globs.length > 0 && !answering.some((node) => findTasksOfNode(node, tasks).length > 0);
  const quiet = mailboxes.filter((node) => !answering.includes(node));
  const unmapped = quiet
    .filter((node) => findTasksOfNode(node, tasks).length !== 1)
    .filter((node) => hostNamesSayNothing && createMatcher(globs)(node));
  if (answers.receivers !== null && answers.receivers <= answered) return { silent: [], stale: unmapped };
  const mapped = quiet.filter((node) => findTasksOfNode(node, tasks).length === 1);
  const stale = unmapped.filter((node) => isMailboxStale(node, { counts: answers.counts, tasks, globs }));
  return { silent: [...mapped, ...unmapped.filter((node) => !stale.includes(node))], stale };
}

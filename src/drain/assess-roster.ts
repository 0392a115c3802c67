import type { Task } from '../model/task.js';
import type { Roster } from '../model/worker.js';
import { findHiddenJobs } from './find-hidden-jobs.js';
import { describeStaleMailboxes } from './describe-stale-mailboxes.js';

export interface RosterVerdict {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

interface Facts {
  readonly transport: 'redis' | 'amqp';
  /** Host and database or vhost, for people. */
  readonly where: string;
  readonly tasks: readonly Task[];
  readonly automatic: boolean;
  /** Mailboxes of killed workers that are not waited for. */
  readonly staleNodes: readonly string[];
  /** Why no worker received the ping, if none did. */
  readonly nobodyHeard: string | null;
}

/** What prevents draining these workers, and what the user should know. */
export function assessRoster(roster: Roster, facts: Facts): RosterVerdict {
  const problems = [...noWorkers(roster, facts), ...sharedNames(roster, facts)];
  const waited = roster.workers.filter(({ answers, taskArn }) => !answers && taskArn === null);
  const stale = describeStaleMailboxes(
    waited.map(({ node }) => node),
    facts.staleNodes,
  );
  return {
    problems,
    warnings: [...deafWorkers(roster), ...emptyTasks(roster, facts), ...findHiddenJobs(roster), ...stale],
  };
}

function noWorkers(roster: Roster, facts: Facts): readonly string[] {
  const running = facts.tasks.filter((task) => task.lastStatus === 'RUNNING').length;
  if (roster.workers.length > 0 || running === 0) return [];
  if (facts.nobodyHeard !== null) return [facts.nobodyHeard];
  const answered =
    roster.otherNodes.length === 0
      ? 'no worker answered'
      : `these workers answered: ${roster.otherNodes.join(', ')}`;
  const found = facts.automatic
    ? 'no worker on the broker has a host name of one of them'
    : 'no worker on the broker matches drain-workers';
  return [
    `drain: ${String(running)} running tasks, but ${found} (${facts.where}; ${answered}). ` +
      'Set drain-workers to globs over the node names of this service (one per line), ' +
      'or drain: none to deploy without waiting for jobs.',
  ];
}

/**
 * On AMQP, workers with the same name share a mailbox queue: each command reaches only one of them. On Redis it reaches all
 * of them: a queue that one of them consumed can't be given back to that one alone.
 */
function sharedNames(roster: Roster, facts: Facts): readonly string[] {
  if (facts.transport !== 'amqp') return roster.namesakes.map(describeNamesakes);
  return roster.workers
    .filter((worker) => worker.count > 1)
    .map(
      (worker) =>
        `drain: ${String(worker.count)} workers share the node name ${worker.node}; on RabbitMQ a command reaches only ` +
        'one of them. Give each its own name (celery worker -n NAME@%h), or set drain: none.',
    );
}

function describeNamesakes({ node, queues }: Roster['namesakes'][number]): string {
  const each = queues.map((names) => names.join(', ')).join('; ');
  return (
    `drain: workers that share the node name ${node} consume different queues (${each}); were this deploy undone, each ` +
    'of them would get the queues of the others too. Give each its own name (celery worker -n worker1@%h), or set drain: none.'
  );
}

function deafWorkers(roster: Roster): readonly string[] {
  const deaf = roster.workers.filter((worker) => worker.answers && worker.queues.length === 0);
  if (deaf.length === 0) return [];
  return [
    `These workers consume no queue, probably since an earlier run or because another run has silenced them: ` +
      `${deaf.map((worker) => worker.node).join(', ')}. This deployment replaces them and does not restore their queues.`,
  ];
}

function emptyTasks(roster: Roster, facts: Facts): readonly string[] {
  const empty = roster.tasksWithoutWorker.length;
  if (!facts.automatic || empty === 0 || roster.workers.length === 0) return [];
  return [
    `No worker was found on ${String(empty)} of ${String(facts.tasks.length)} tasks: the action can't wait for their jobs.`,
  ];
}

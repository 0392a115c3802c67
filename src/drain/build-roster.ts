import type { Inputs } from '../model/inputs.js';
import type { Task } from '../model/task.js';
import type { ConsumedQueue, Roster, RosterWorker, WorkerProfile } from '../model/worker.js';
import { chooseNodes } from './choose-nodes.js';
import { findNamesakes } from './find-namesakes.js';
import { findOwnQueues } from './find-own-queues.js';
import { findTasksOfNode } from './find-tasks-of-node.js';

/** The workers that the broker knows. */
export interface Survey {
  /** Node → number of pidboxes that answered under that name. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of each node that answered, one list for each worker of that name. */
  readonly queues: Readonly<Record<string, readonly (readonly ConsumedQueue[])[]>>;
  readonly profiles: readonly WorkerProfile[];
  /** Nodes that have a mailbox but did not answer. */
  readonly silentNodes: readonly string[];
}

type Selection = Pick<Inputs, 'drainWorkers' | 'drainQueues'>;

/**
 * Joins the service's tasks with the workers on the broker. With `auto` a worker is ours if its host name belongs to
 * exactly one of the tasks; with globs, if its name matches one. `drain-queues` limits both to the workers that consume
 * one of these queues; a worker that did not answer stays in, because it may consume them.
 */
export function buildRoster(tasks: readonly Task[], survey: Survey, selection: Selection): Roster {
  const nodes = [...new Set([...Object.keys(survey.counts), ...survey.silentNodes])].sort();
  const ours = new Set(chooseNodes(nodes, tasks, selection));
  const workers: RosterWorker[] = [];
  const otherNodes: string[] = [];
  for (const node of nodes) {
    const worker = describeWorker(node, tasks, survey);
    if (ours.has(node) && consumesOne(worker, selection)) workers.push(worker);
    else if (worker.count > 0) otherNodes.push(node);
  }
  const taken = new Set(workers.map((worker) => worker.taskArn));
  const tasksWithoutWorker = tasks.filter((task) => !taken.has(task.arn)).map((task) => task.arn);
  const isListed = (node: string): boolean => workers.some((worker) => worker.node === node);
  const ownQueues = findOwnQueues(
    Object.fromEntries(
      Object.entries(survey.queues)
        .filter(([node]) => isListed(node))
        .map(([node, lists]) => [node, lists.flat()]),
    ),
  );
  const namesakes = findNamesakes(survey.queues).filter(({ node }) => isListed(node));
  return { workers, tasksWithoutWorker, otherNodes, ownQueues, namesakes };
}

function describeWorker(node: string, tasks: readonly Task[], survey: Survey): RosterWorker {
  const onTasks = findTasksOfNode(node, tasks);
  const profile = survey.profiles.find((candidate) => candidate.node === node);
  return {
    node,
    taskArn: onTasks.length === 1 && onTasks[0] !== undefined ? onTasks[0].arn : null,
    count: survey.counts[node] ?? 0,
    answers: survey.queues[node] !== undefined,
    queues: [...new Set(survey.queues[node]?.flat().map(({ name }) => name))],
    pool: profile?.pool ?? null,
    jsonOnly: profile?.jsonOnly ?? true,
  };
}

function consumesOne({ answers, queues }: RosterWorker, { drainQueues }: Selection): boolean {
  return drainQueues.length === 0 || !answers || queues.some((queue) => drainQueues.includes(queue));
}

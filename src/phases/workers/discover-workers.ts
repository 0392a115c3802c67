import { buildRoster } from '../../drain/build-roster.js';
import { chooseNodes } from '../../drain/choose-nodes.js';
import { findSilentNodes } from '../../drain/find-silent-nodes.js';
import { createMatcher } from '../../drain/create-matcher.js';
import { findLikelySilentNodes } from '../../drain/find-likely-silent-nodes.js';
import type { Task } from '../../model/task.js';
import type { NodeAnswers, Roster } from '../../model/worker.js';
import type { CeleryPort } from '../../ports.js';
import type { Run } from '../run.js';

export interface DiscoveredWorkers {
  readonly roster: Roster;
  readonly answers: NodeAnswers;
}

/** Who is there, what do they consume, and which of them are on these tasks. Changes nothing. */
export async function discoverWorkers(run: Run, tasks: readonly Task[]): Promise<DiscoveredWorkers> {
  const celery = await run.world.connectCelery();
  const answers = await celery.ping();
  const nodes = chooseNodes(Object.keys(answers.counts), tasks, run.inputs);
  const mailboxes = await fetchMailboxesOfSilent(celery, answers, tasks, run);
  const { silent: silentNodes, stale } = findSilentNodes(mailboxes, answers, tasks, run.inputs);
  run.staleNodes = stale;
  const profiles = nodes.length === 0 ? [] : await celery.fetchProfiles(nodes);
  const queues = nodes.length === 0 ? {} : await celery.fetchConsumedQueues(nodes);
  const roster = buildRoster(tasks, { counts: answers.counts, queues, profiles, silentNodes }, run.inputs);
  for (const queue of roster.ownQueues) run.ownQueues.add(queue);
  // What one worker alone consumes, or what is given up, can't be without a consumer.
  const isDropped = createMatcher(run.inputs.dropQueues);
  const isExpected = (queue: string): boolean => run.record?.expectedQueues.includes(queue) === true;
  const isShared = (queue: string): boolean =>
    !isDropped(queue) && (!run.ownQueues.has(queue) || isExpected(queue));
  const looked = roster.workers.map(({ node, taskArn, answers, queues: consumed }) => ({
    node,
    taskArn,
    answers,
    queues: consumed.filter(isShared),
  }));
  run.world.story.tell({ kind: 'workers-looked', workers: looked });
  return { roster, answers };
}

async function fetchMailboxesOfSilent(
  celery: CeleryPort,
  answers: NodeAnswers,
  tasks: readonly Task[],
  run: Run,
): Promise<readonly string[]> {
  const candidates = findLikelySilentNodes(tasks, Object.keys(answers.counts));
  const answered = Object.values(answers.counts).reduce((sum, count) => sum + count, 0);
  const mayBeSilent = answers.receivers !== null && answers.receivers > answered;
  if (candidates.length === 0 && !mayBeSilent && run.inputs.drainWorkers === 'auto') return [];
  return celery.fetchMailboxes(candidates);
}

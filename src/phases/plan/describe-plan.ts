import { listWayBackQuestions } from '../../drain/list-way-back-questions.js';
import { findDroppedQueues } from '../../drain/find-dropped-queues.js';
import type { Inputs } from '../../model/inputs.js';
import { countOf } from '../../wording/count-of.js';
import { formatDuration } from '../../wording/format-duration.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import type { DeployPlan } from './plan-deploy.js';

/** What a deploy would do, one line each, in its order. */
export function describePlan(inputs: Inputs, plan: DeployPlan): readonly string[] {
  const { revision, update, drain, tasks, ahead, roster } = plan;
  const drainLines = describeDrain(inputs, plan);
  const waitsForProof = drain.mode === 'overlap';
  const rollout = ahead?.rollout ?? null;
  return [
    ...describeQuestions(plan),
    ...(revision?.definition == null ? [] : [`register a new revision of ${revision.definition.family}`]),
    ...(revision?.changes ?? []),
    ...(waitsForProof ? [`protect ${countOf(tasks.length, 'old task')}`] : drainLines),
    ...(update?.changes ?? []),
    ...(update === null ? [] : [describeUpdate(update.startsDeployment, tasks.length)]),
    ...(rollout === null ? [] : [`roll out: ${rollout.sentence}`]),
    ...(waitsForProof ? ['wait until the new workers consume the same queues', ...drainLines] : []),
    ...(inputs.phases.includes('post-deploy')
      ? [`watch it for up to ${formatDuration(inputs.healthTimeoutMs)}; on failure: ${inputs.onFailure}`]
      : []),
    ...describeReplacement(inputs, roster !== null && drain.mode !== 'none'),
  ];
}

function describeReplacement(
  { replaceRestored, drainTimeoutMs }: Inputs,
  drains: boolean,
): readonly string[] {
  if (!replaceRestored || !drains) return [];
  const within = formatDuration(drainTimeoutMs);
  return [
    `if workers get their queues back: replace them within ${within}, where their images are pinned by digest`,
  ];
}

/** A dry run asks nothing: read-only credentials are enough for it. */
function describeQuestions({ service, tasks, drain, update }: DeployPlan): readonly string[] {
  if (update?.startsDeployment !== true || tasks.length === 0) return [];
  const actions = listWayBackQuestions(service, drain.mode).map(({ action }) => action);
  if (actions.length === 0) return [];
  return [
    `ask, by calls about things that do not exist, whether this role may go back: ${actions.join(', ')}`,
  ];
}

function describeDrain(inputs: Inputs, { roster, drain }: DeployPlan): readonly string[] {
  if (roster === null) return [`silence no worker: ${drain.why}`];
  if (roster.workers.length === 0) return [];
  const dropped = findDroppedQueues(roster, inputs);
  const silenced = roster.workers.map(({ node, taskArn, queues }) => {
    const names = queues.length === 0 ? 'no known queue' : queues.join(', ');
    const on = taskArn === null ? 'no task known' : shortenTask(taskArn);
    return `silence ${node} (${on}) on ${names}`;
  });
  const givenUp =
    dropped.length === 0
      ? []
      : [`give up ${dropped.join(', ')} (drop-queues): the new workers need not consume them`];
  return [...silenced, ...givenUp, `wait up to ${formatDuration(inputs.drainTimeoutMs)} for their jobs`];
}

function describeUpdate(startsDeployment: boolean, taskCount: number): string {
  return startsDeployment
    ? `UpdateService: a new deployment replaces ${countOf(taskCount, 'running task')}`
    : 'UpdateService: no new deployment';
}

import type { DrainChoice } from '../../drain/choose-drain.js';
import { findDroppedQueues } from '../../drain/find-dropped-queues.js';
import { chooseDrain } from '../../drain/choose-drain.js';
import { RefusedError } from '../../errors.js';
import type { Deployment, Service } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { PlanReport } from '../../model/plan-report.js';
import { assessFeasibility } from '../../rollout/assess-feasibility.js';
import { assessService } from '../../rollout/assess-service.js';
import { findPrimary } from '../../rollout/find-primary.js';
import type { UpdatePlan } from '../../model/rollout.js';
import { planUpdate } from '../../rollout/plan-update.js';
import { revisionOf } from '../../wording/shorten-arn.js';
import type { PlannedRevision } from './resolve-task-definition.js';
import { resolveTaskDefinition } from './resolve-task-definition.js';
import { fetchServiceOrRefuse } from './fetch-service-or-refuse.js';
import { toRosterRow } from './to-roster-row.js';
import type { Run } from '../run.js';
import { fetchRoster } from './fetch-roster.js';
import { preflightDeploy } from './preflight-deploy.js';
import { resolveDrainMode } from './resolve-drain-mode.js';

/** Everything that a decision needs, read before the first change. */
export interface DeployPlan {
  readonly service: Service;
  readonly primary: Deployment;
  /** desiredStatus RUNNING */
  readonly tasks: readonly Task[];
  /** null when this step doesn't deploy. */
  readonly revision: PlannedRevision | null;
  readonly update: UpdatePlan | null;
  readonly drain: DrainChoice;
  /** null where nothing is drained. */
  readonly roster: Roster | null;
  /** null where no new deployment starts. */
  readonly ahead: PlanReport | null;
}

/** Looks at the service, the task definition, the tasks and the workers. Throws RefusedError with every problem found. */
export async function planDeploy(run: Run): Promise<DeployPlan> {
  const { inputs, world } = run;
  const service = await fetchServiceOrRefuse(run);
  const primary = findPrimary(service);
  const deploys = inputs.phases.includes('deploy');
  const chosen = inputs.phases.includes('pre-deploy') ? chooseDrain(inputs) : NO_PRE_DEPLOY;
  const problems = [...assessService(service, chosen === 'auto' || chosen.mode !== 'none')];
  if (primary === null) throw new RefusedError([...problems, noPrimary(service)]);
  const revision = deploys ? await collect(problems, () => resolveTaskDefinition(run, service)) : null;
  const update = revision === null ? null : planUpdateOf(run, service, revision);
  if (deploys) problems.push(...assessMove(run, service));
  if (update !== null) problems.push(...assessStandstill(primary, update));
  const tasks = await world.ecs.fetchTasks('running');
  // A run that ends before its watch reports what serves, too.
  world.story.tell({ kind: 'service-found', service, tasks });
  if (primary.rolloutState === 'IN_PROGRESS') {
    const sentence = `A deployment is in progress (${primary.id}): it is taken over.`;
    world.story.tell({ kind: 'warned', sentence });
  }
  const needed = withoutNeed(chosen, update);
  const drains = needed === 'auto' || needed.mode !== 'none';
  const roster = drains ? await collect(problems, () => fetchRoster(run, service, tasks, problems)) : null;
  const resolved = await resolveDrainMode(run, needed, { service, tasks, revision, update, roster });
  problems.push(...resolved.problems);
  const { drain } = resolved;
  let ahead: PlanReport | null = null;
  if (revision !== null && update?.startsDeployment === true) {
    const sight = { service, tasks, wanted: revision.wanted, update, drain, roster };
    const preflight = await preflightDeploy(run, sight);
    ahead = preflight.ahead;
    if (!inputs.dryRun) problems.push(...preflight.refusals);
  }
  if (problems.length > 0) throw new RefusedError(problems);
  const plan = { service, primary, tasks, revision, update, drain, roster, ahead };
  announce(run, plan);
  return plan;
}

/** What was found and is going to be done, before anything is changed. */
function announce({ world, inputs }: Run, { primary, drain, roster, tasks }: DeployPlan): void {
  world.story.tell({
    kind: 'deploy-planned',
    previousTaskDefinitionArn: primary.taskDefinitionArn,
    drain,
    workers: roster?.workers.map(toRosterRow) ?? null,
    otherNodes: roster?.otherNodes ?? [],
    droppedQueues: findDroppedQueues(roster, inputs),
    runningTasks: tasks.length,
  });
}

const NO_PRE_DEPLOY: DrainChoice = { mode: 'none', why: '`phases` has no pre-deploy' };

/** A refusal that adds to the others, so that the user learns all of them in one go. */
async function collect<T>(problems: string[], read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

function noPrimary(service: Service): string {
  return `service: ${service.name} has no PRIMARY deployment; ECS has not set it up yet, or is deleting it.`;
}

function planUpdateOf(run: Run, service: Service, revision: PlannedRevision): UpdatePlan {
  const registersNew = revision.definition !== null;
  return planUpdate({ service, inputs: run.inputs, taskDefinitionArn: revision.arn, registersNew });
}

/** ECS has given up this revision and does nothing any more; without a new deployment nothing would ever happen. */
function assessStandstill(primary: Deployment, update: UpdatePlan): readonly string[] {
  if (update.startsDeployment || primary.rolloutState !== 'FAILED') return [];
  return [
    `task-definition: ${revisionOf(primary.taskDefinitionArn)} is PRIMARY already and its deployment FAILED; ` +
      'ECS does not try it again by itself. Deploy another revision, or set force-new-deployment: true.',
  ];
}

function assessMove(run: Run, service: Service): readonly string[] {
  const feasibility = assessFeasibility({
    desiredCount: run.inputs.desiredCount ?? service.desiredCount,
    minimumHealthyPercent: run.inputs.minimumHealthyPercent ?? service.minimumHealthyPercent,
    maximumPercent: run.inputs.maximumPercent ?? service.maximumPercent,
    schedulingStrategy: service.schedulingStrategy,
  });
  return feasibility.possible ? [] : [feasibility.problem];
}

/** Where no deployment will start, no worker will be replaced, and none needs to be silenced. */
function withoutNeed(choice: DrainChoice | 'auto', update: UpdatePlan | null): DrainChoice | 'auto' {
  if ((choice !== 'auto' && choice.mode === 'none') || update === null || update.startsDeployment)
    return choice;
  return { mode: 'none', why: 'no task will be replaced' };
}

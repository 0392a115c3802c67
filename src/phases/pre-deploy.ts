import type { DrainVerdict } from '../drain/assess-drain.js';
import { mergeRecords } from '../drain/merge-records.js';
import { RefusedError, WorldError } from '../errors.js';
import type { TaskDefinition } from '../model/task-definition.js';
import type { Task } from '../model/task.js';
import type { UndoRecord } from '../model/undo-record.js';
import type { DeployPlan } from './plan/plan-deploy.js';
import { fetchPatiently } from './report/fetch-known.js';
import type { Run } from './run.js';
import { setDrainMode, recordOf, saveRecord } from './run.js';
import { drainWorkers } from './workers/drain-workers.js';
import { protectOldTasks } from './workers/protect-tasks.js';

/** The revision to deploy, in ECS by now. */
export interface ChosenRevision {
  /** null: this step deploys none, or the one that serves stays. */
  readonly taskDefinitionArn: string | null;
  /** By this run. */
  readonly registered: boolean;
}

/** What is ready for UpdateService. */
export interface Prepared {
  readonly revision: ChosenRevision;
  /** null: nothing was drained. */
  readonly drained: DrainVerdict | null;
}

/** Opens the undo record, registers the new revision (the last thing that may be refused), then drains. */
export async function preDeploy(run: Run, plan: DeployPlan): Promise<Prepared> {
  saveRecord(run, mergeRecords(run.world.undo.read(), openRecord(run, plan)));
  const deploys = run.inputs.phases.includes('deploy');
  const revision = deploys ? await registerRevision(run, plan) : NO_REVISION;
  if (plan.drain.mode === 'overlap' && (await protectOrDrain(run, plan))) return { revision, drained: null };
  if (plan.drain.mode === 'none' || plan.roster === null) return { revision, drained: null };
  // Without a running task there is nothing to drain: the plan reported that.
  if (plan.tasks.length === 0) return { revision, drained: null };
  const { verdict } = await drainWorkers(run, {
    side: 'old',
    workers: plan.roster.workers,
    fetchTasks: () => fetchOldTasks(run, plan),
    timeoutMs: run.inputs.drainTimeoutMs,
  });
  return { revision, drained: verdict };
}

/** Nothing but a revision can be left, so passing trouble is waited for as at the first look. */
const REGISTER_WITHIN_MS = 60_000;

const NO_REVISION: ChosenRevision = { taskDefinitionArn: null, registered: false };

/** True: the old tasks are protected. False: ECS refused that, and `auto` then drains before the deploy. */
async function protectOrDrain(run: Run, plan: DeployPlan): Promise<boolean> {
  try {
    await protectOldTasks(run, plan);
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError) || run.inputs.drain !== 'auto') throw error;
    const drain = {
      mode: 'before',
      why: `chosen by auto; overlap is not possible: ${error.message}`,
    } as const;
    setDrainMode(run, drain);
    run.world.story.tell({ kind: 'drain-changed', drain, isWarning: true });
    return false;
  }
}

/** Tasks of the deployments that we found, replacements included; those of a deployment that came since are not ours. */
async function fetchOldTasks(run: Run, { service, tasks }: DeployPlan): Promise<readonly Task[]> {
  const known = new Set([...service.deployments.map(({ id }) => id), ...tasks.map((task) => task.startedBy)]);
  const running = await run.world.ecs.fetchTasks('running');
  return running.filter((task) => known.has(task.startedBy));
}

/** The service as it is before the first change. */
export function openRecord(
  run: Run,
  { service, primary, roster }: Pick<DeployPlan, 'service' | 'primary' | 'roster'>,
): UndoRecord {
  const isOwn = (queue: string): boolean => roster?.ownQueues.includes(queue) === true;
  const queues = roster?.workers.flatMap((worker) => worker.queues).filter((queue) => !isOwn(queue)) ?? [];
  return {
    version: 1,
    cluster: run.inputs.cluster,
    service: run.inputs.service,
    status: 'open',
    previous: {
      deploymentId: primary.id,
      taskDefinitionArn: primary.taskDefinitionArn,
      completed: primary.rolloutState === 'COMPLETED',
      desiredCount: service.desiredCount,
      minimumHealthyPercent: service.minimumHealthyPercent,
      maximumPercent: service.maximumPercent,
    },
    registeredTaskDefinitionArn: null,
    workers: [],
    protections: [],
    expectedQueues: [...new Set(queues)].sort(),
    update: null,
    rollbackRequested: false,
  };
}

/** Registers the planned definition if there is one; ECS's refusal of it is ours, before anything was changed. */
export async function registerRevision(run: Run, { revision }: DeployPlan): Promise<ChosenRevision> {
  const { story, clock } = run.world;
  if (revision === null) return NO_REVISION;
  if (revision.definition === null) {
    if (revision.arn !== null)
      story.tell({ kind: 'revision-chosen', taskDefinitionArn: revision.arn, registered: null });
    return { taskDefinitionArn: revision.arn, registered: false };
  }
  const askedAtMs = clock.now();
  try {
    const taskDefinitionArn = await registerPatiently(run, revision.definition);
    const registered = { askedAtMs, answeredAtMs: clock.now() };
    saveRecord(run, { ...recordOf(run), registeredTaskDefinitionArn: taskDefinitionArn });
    story.tell({ kind: 'revision-chosen', taskDefinitionArn, registered });
    return { taskDefinitionArn, registered: true };
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new RefusedError([`task-definition: ECS refused the new revision: ${error.message}`], {
      cause: error,
    });
  }
}

/** A lost answer may leave a revision that this run does not know; one that nobody uses does no harm. */
async function registerPatiently(run: Run, definition: TaskDefinition): Promise<string> {
  let attempts = 0;
  const arn = await fetchPatiently(run, 'the new revision', REGISTER_WITHIN_MS, () => {
    attempts += 1;
    return run.world.ecs.registerTaskDefinition(definition);
  });
  if (attempts > 1) {
    const sentence = `RegisterTaskDefinition was sent ${attempts} times: an unused revision of ${definition.family} may be left before ${arn}.`;
    run.world.story.tell({ kind: 'noted', sentence, isWarning: true });
  }
  return arn;
}

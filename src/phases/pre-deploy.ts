import type { Task } from '../model/task.js';
import type { UndoRecord } from '../model/undo-record.js';
import type { DrainVerdict } from '../drain/assess-drain.js';
import { RefusedError, WorldError } from '../errors.js';
import { drainWorkers } from './workers/drain-workers.js';
import type { DeployPlan } from './plan/plan-deploy.js';
import { noteRegistration } from './report/note-timeline.js';
import { protectOldTasks } from './workers/protect-tasks.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';

/** Opens the undo record, registers the new revision (the last thing that may be refused), then drains. */
export async function preDeploy(run: Run, outlook: DeployPlan): Promise<DrainVerdict | null> {
  saveRecord(run, openRecord(run, outlook));
  if (run.inputs.phases.includes('deploy')) await registerRevision(run, outlook);
  if (outlook.drain.mode === 'overlap' && (await protectOrSettle(run, outlook))) return null;
  if (outlook.drain.mode === 'none' || outlook.roster === null) return null;
  const running = outlook.tasks.length;
  if (running === 0) {
    run.world.log.info('nothing to drain: no task is running');
    return null;
  }
  const { verdict } = await drainWorkers(run, {
    side: 'old',
    workers: outlook.roster.workers,
    fetchTasks: () => fetchOldTasks(run, outlook),
    timeoutMs: run.inputs.drainTimeoutMs,
  });
  return verdict;
}

/** True: the old tasks are protected. False: they can't be, and `auto` then drains before the deploy. */
async function protectOrSettle(run: Run, outlook: DeployPlan): Promise<boolean> {
  try {
    await protectOldTasks(run, outlook);
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError) || run.inputs.drain !== 'auto') throw error;
    const { drain } = run.world.report;
    drain.mode = 'before';
    drain.why = `drain: auto; overlap can't be: ${error.message}`;
    run.world.log.warn(`drain: before (${drain.why})`);
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
export function openRecord(run: Run, { service, primary, roster }: DeployPlan): UndoRecord {
  const queues = roster?.workers.flatMap((worker) => worker.queues) ?? [];
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
export async function registerRevision(run: Run, outlook: DeployPlan): Promise<void> {
  const { report, ecs, log, clock } = run.world;
  const { revision } = outlook;
  if (revision === null) return;
  if (revision.definition === null) {
    report.taskDefinitionArn = revision.arn;
    return;
  }
  try {
    const askedAtMs = clock.now();
    const arn = await ecs.registerTaskDefinition(revision.definition);
    noteRegistration(run, askedAtMs);
    saveRecord(run, { ...recordOf(run), registeredTaskDefinitionArn: arn });
    report.taskDefinitionArn = arn;
    report.registered = true;
    log.info(`registered ${arn}`);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new RefusedError([`task-definition: ECS refused the new revision: ${error.message}`], {
      cause: error,
    });
  }
}

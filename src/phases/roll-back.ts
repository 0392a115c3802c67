import { messageOf, RefusedError, WorldError } from '../errors.js';
import type { RollbackPlan } from '../model/rollout.js';
import type { Service } from '../model/service.js';
import type { Task } from '../model/task.js';
import { planRollback } from '../rollout/plan-rollback.js';
import { planSettingsRestore } from '../rollout/plan-settings-restore.js';
import { drainWorkers } from './workers/drain-workers.js';
import { fetchPatiently, isPassing } from './report/fetch-known.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';
import { discoverWorkers } from './workers/discover-workers.js';
import type { RollbackEnding } from './watch/watch-rollback.js';
import { restoreAndRelease } from './workers/restore-and-release.js';
import { RESTORE_TIMEOUT_MS, watchRollback } from './watch/watch-rollback.js';

/** DescribeServices lags by seconds: so long a request without an answer may be carried out unseen. */
const LOST_ANSWER_MS = 10_000;
/** A request is sent again so long; part of the printed latest end. */
const REQUEST_WITHIN_MS = 120_000;

type PossiblePlan = Exclude<RollbackPlan, { kind: 'foreign' | 'impossible' }>;

export interface RollbackOrder {
  readonly failedDeploymentId: string | null;
  /** Wait so long for the jobs of the new workers first. */
  readonly jobsTimeoutMs: number;
  readonly timeoutMs: number;
  /** False: return as soon as the old workers have their queues back. */
  readonly toTheEnd: boolean;
}

/**
 * Goes back to the last completed revision. In this order, so that no job is cut and no worker left deaf: silence the
 * new workers and wait for their jobs, request the rollback, wait until the old revision is PRIMARY, restore the old
 * workers that stay, verify, and watch to the end.
 */
export async function rollBack(run: Run, order: RollbackOrder): Promise<RollbackEnding> {
  run.isUndoing = true;
  const look = (): Promise<RollbackPlan> => planFrom(run);
  const before = await fetchPatiently(run, 'the service', order.timeoutMs, look);
  if (before.kind === 'foreign' || before.kind === 'impossible') return giveUp(run, before);
  if (before.kind !== 'already') await drainNewWorkersOrWarn(run, order);
  // ECS or another run may have acted while we waited for the jobs.
  const made = await requestPatiently(run, Math.min(order.timeoutMs, REQUEST_WITHIN_MS));
  if (made.kind === 'foreign' || made.kind === 'impossible') return giveUp(run, made);
  if (made.kind === 'update' && made.update.taskDefinitionArn === undefined) {
    return { status: 'completed', sentence: made.sentence, notRestored: [] };
  }
  const requested = made.kind === 'update' ? (made.update.taskDefinitionArn ?? null) : null;
  const ending = await watchRollback(run, { ...order, requestedTaskDefinitionArn: requested });
  if (ending.status === 'completed') await restoreSettings(run);
  run.world.story.tell({ kind: 'noted', sentence: ending.sentence });
  return ending;
}

/** Where there is no way back the old workers that are left go on serving. A foreign deployment replaces them: no work for them. */
async function giveUp(
  run: Run,
  plan: Extract<RollbackPlan, { kind: 'foreign' | 'impossible' }>,
): Promise<RollbackEnding> {
  if (plan.kind === 'foreign') return { status: 'superseded', sentence: plan.sentence, notRestored: [] };
  const { open } = await restoreAndRelease(run, () => true, RESTORE_TIMEOUT_MS);
  return { status: 'failed', sentence: plan.sentence, notRestored: open };
}

/** `canStop` false: StopServiceDeployment was refused. */
async function planFrom(run: Run, canStop = true): Promise<RollbackPlan> {
  const service = await run.world.ecs.fetchService();
  const serviceDeployments = await run.world.ecs.fetchServiceDeployments();
  return planRollback({
    service,
    record: recordOf(run),
    serviceDeployments,
    completedTaskDefinitionArn: await fetchCompletedTaskDefinition(run, serviceDeployments),
    preferReplacement: !canStop || staysDeaf(run),
  });
}

async function fetchCompletedTaskDefinition(
  run: Run,
  deployments: Awaited<ReturnType<Run['world']['ecs']['fetchServiceDeployments']>>,
): Promise<string | null> {
  const { previous } = recordOf(run);
  if (previous.completed) return previous.taskDefinitionArn;
  const completed = deployments.find((deployment) => deployment.status === 'SUCCESSFUL');
  const revisionArn = completed?.targetServiceRevisionArn ?? null;
  return revisionArn === null ? null : run.world.ecs.fetchServiceRevision(revisionArn);
}

/** Old workers that were deaf before we came can't be restored by us: only new tasks help them. */
function staysDeaf({ drain: { mode, ledger } }: Run): boolean {
  // With overlap no worker is silenced before the new revision has proved itself.
  if (mode === 'overlap' || ledger === null) return false;
  return ledger.workers.some(
    ({ state, queues }) => state !== 'gone' && !queues.some(({ original }) => original),
  );
}

/** Without the broker the jobs of the new workers can't be waited for; the old revision has to come back anyway. */
async function drainNewWorkersOrWarn(run: Run, order: RollbackOrder): Promise<void> {
  try {
    await drainNewWorkers(run, order);
  } catch (error) {
    if (!(error instanceof WorldError || error instanceof RefusedError)) throw error;
    const sentence = `Rolling back without waiting for jobs of the new workers, which can't be reached: ${error.message}`;
    run.world.story.tell({ kind: 'warned', sentence });
  }
}

async function drainNewWorkers(
  run: Run,
  { failedDeploymentId, jobsTimeoutMs }: RollbackOrder,
): Promise<void> {
  if (run.drain.mode === 'none' || failedDeploymentId === null) return;
  const fetchTasks = async (): Promise<readonly Task[]> =>
    (await run.world.ecs.fetchTasks('running')).filter((task) => task.startedBy === failedDeploymentId);
  const tasks = await fetchTasks();
  const { roster } = await discoverWorkers(run, tasks);
  const arns = new Set(tasks.map((task) => task.arn));
  const workers = roster.workers.filter((worker) => worker.taskArn !== null && arns.has(worker.taskArn));
  if (workers.length === 0) return;
  const names = workers.map((worker) => worker.node).join(', ');
  run.world.story.tell({
    kind: 'noted',
    sentence: `the new revision's workers finish their jobs first: ${names}`,
  });
  const { verdict } = await drainWorkers(run, { side: 'new', workers, fetchTasks, timeoutMs: jobsTimeoutMs });
  for (const job of verdict.status === 'timed-out' ? verdict.jobs : []) {
    const sentence = `Still running on the new revision when it was rolled back: ${job.name} ${job.id} on ${job.node}.`;
    run.world.story.tell({ kind: 'warned', sentence });
  }
}

/** A request without a usable answer is sent again only once the service, read anew, still does not go back. */
async function requestPatiently(run: Run, boundMs: number): Promise<RollbackPlan> {
  const { clock, story } = run.world;
  const untilMs = clock.now() + boundMs;
  for (;;) {
    const leftMs = Math.max(0, untilMs - clock.now());
    const plan = await fetchPatiently(run, 'the service', leftMs, () => planFrom(run));
    if (plan.kind === 'foreign' || plan.kind === 'impossible') return plan;
    try {
      return await request(run, plan);
    } catch (error) {
      if (!isPassing(run, error) || clock.now() >= untilMs) throw error;
      const sentence = `the rollback request got no usable answer (${messageOf(error)}); looking whether ECS carried it out`;
      story.tell({ kind: 'noted', sentence, isWarning: true });
      await clock.sleep(LOST_ANSWER_MS);
    }
  }
}

async function request(run: Run, plan: PossiblePlan): Promise<PossiblePlan> {
  const { ecs, story } = run.world;
  if (plan.kind === 'already') return plan;
  saveRecord(run, { ...recordOf(run), rollbackRequested: true });
  if (plan.kind === 'update') {
    story.tell({ kind: 'noted', sentence: `rollback: ${plan.sentence}` });
    await ecs.updateService(plan.update);
    return plan;
  }
  story.tell({ kind: 'noted', sentence: 'rollback: StopServiceDeployment (ROLLBACK)' });
  try {
    await ecs.stopServiceDeployment(plan.serviceDeploymentArn);
    return plan;
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind === 'unreachable') throw error;
    const sentence = `StopServiceDeployment was refused (${error.message}): rolling back by UpdateService`;
    story.tell({ kind: 'noted', sentence, isWarning: true });
    const instead = await planFrom(run, false);
    if (instead.kind === 'foreign' || instead.kind === 'impossible') throw error;
    return instead.kind === 'stop' ? plan : request(run, instead);
  }
}

/** Desired count and percentages that we changed go back; a change of these alone starts no deployment. */
async function restoreSettings(run: Run): Promise<void> {
  const fetch = (): Promise<Service> => run.world.ecs.fetchService();
  const service = await fetchPatiently(run, 'the service', RESTORE_TIMEOUT_MS, fetch);
  const update = planSettingsRestore(service, recordOf(run));
  if (update === null) return;
  run.world.story.tell({
    kind: 'noted',
    sentence: 'rollback: restoring desired count and healthy percentages',
  });
  await run.world.ecs.updateService(update);
}

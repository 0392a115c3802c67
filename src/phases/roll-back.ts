import type { RollbackPlan } from '../model/rollout.js';
import type { Service } from '../model/service.js';
import type { Task } from '../model/task.js';
import { planRollback } from '../rollout/plan-rollback.js';
import { planSettingsRestore } from '../rollout/plan-settings-restore.js';
import { drainWorkers } from './workers/drain-workers.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';
import { discoverWorkers } from './workers/discover-workers.js';
import type { RollbackEnding } from './watch/watch-rollback.js';
import { restoreAndRelease } from './workers/restore-and-release.js';
import { RESTORE_TIMEOUT_MS, watchRollback } from './watch/watch-rollback.js';

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
  const before = await planFrom(run, await run.world.ecs.fetchService());
  if (before.kind === 'foreign' || before.kind === 'impossible') return giveUp(run, before);
  if (before.kind !== 'already') await drainNewWorkers(run, order);
  // ECS or another run may have acted while we waited for the jobs.
  const plan = await planFrom(run, await run.world.ecs.fetchService());
  if (plan.kind === 'foreign' || plan.kind === 'impossible') return giveUp(run, plan);
  await request(run, plan);
  if (plan.kind === 'update' && plan.update.taskDefinitionArn === undefined) {
    return { status: 'completed', sentence: plan.sentence, notRestored: [] };
  }
  const requested = plan.kind === 'update' ? (plan.update.taskDefinitionArn ?? null) : null;
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

async function planFrom(run: Run, service: Service): Promise<RollbackPlan> {
  const serviceDeployments = await run.world.ecs.fetchServiceDeployments();
  return planRollback({
    service,
    record: recordOf(run),
    serviceDeployments,
    completedTaskDefinitionArn: await fetchCompletedTaskDefinition(run, serviceDeployments),
    preferReplacement: staysDeaf(run),
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

async function request(
  run: Run,
  plan: Exclude<RollbackPlan, { kind: 'foreign' | 'impossible' }>,
): Promise<void> {
  const { ecs, story } = run.world;
  if (plan.kind === 'already') return;
  saveRecord(run, { ...recordOf(run), rollbackRequested: true });
  if (plan.kind === 'stop') {
    story.tell({ kind: 'noted', sentence: 'rollback: StopServiceDeployment (ROLLBACK)' });
    await ecs.stopServiceDeployment(plan.serviceDeploymentArn);
    return;
  }
  story.tell({ kind: 'noted', sentence: `rollback: ${plan.sentence}` });
  await ecs.updateService(plan.update);
}

/** Desired count and percentages that we changed go back; a change of these alone starts no deployment. */
async function restoreSettings(run: Run): Promise<void> {
  const update = planSettingsRestore(await run.world.ecs.fetchService(), recordOf(run));
  if (update === null) return;
  run.world.story.tell({
    kind: 'noted',
    sentence: 'rollback: restoring desired count and healthy percentages',
  });
  await run.world.ecs.updateService(update);
}

import { CancelledError, RefusedError } from '../errors.js';
import type { DrainVerdict } from '../drain/assess-drain.js';
import { deploy } from './deploy.js';
import { describePlan } from './describe-plan.js';
import type { Outlook } from './look.js';
import { look } from './look.js';
import { logOutlook } from './log-outlook.js';
import type { Ending } from './post-deploy.js';
import { postDeploy } from './post-deploy.js';
import { openRecord, preDeploy, registerRevision } from './pre-deploy.js';
import { recordPhase } from './record-phase.js';
import type { Run } from './run.js';
import { saveRecord } from './run.js';
import { undo } from './undo.js';
import { watchCurrent } from './watch-current.js';

/**
 * Runs the phases that were asked for and always comes to an ending. A refusal has changed nothing. Any other error
 * after the first change is undone here and now; what can't be undone is left to the post step.
 */
export async function runPhases(run: Run): Promise<Ending> {
  try {
    return await runThem(run);
  } catch (error) {
    if (error instanceof CancelledError) {
      return { outcome: 'cancelled', reason: 'The job was cancelled. What was changed is undone by the post step.' };
    }
    if (error instanceof RefusedError) {
      run.world.report.refusals = [...error.problems];
      await undoAfter(run);
      return { outcome: 'refused', reason: 'Nothing was changed.' };
    }
    return fail(run, error);
  }
}

async function runThem(run: Run): Promise<Ending> {
  const { phases, dryRun } = run.inputs;
  if (phases.length === 1 && phases[0] === 'post-deploy') return watchCurrent(run);
  const outlook = await recordPhase(run, 'pre-deploy', () => look(run), 'looked');
  noteOutlook(run, outlook);
  if (dryRun) return plan(run, outlook);
  if (outlook.update?.noChange === true) {
    return { outcome: 'no-change', reason: 'The service already is what was asked for, and its rollout is completed.' };
  }
  const drained = await openAndDrain(run, outlook);
  if (drained?.status === 'timed-out') {
    const ending = await endDrain(run, drained);
    if (ending !== null) return ending;
  }
  if (outlook.update === null) return { outcome: 'started', reason: 'The workers are silent and idle; no deploy was asked for in this step.' };
  return deployAndWatch(run, outlook);
}

async function openAndDrain(run: Run, outlook: Outlook): Promise<DrainVerdict | null> {
  if (run.inputs.phases.includes('pre-deploy')) {
    return recordPhase(run, 'pre-deploy', () => preDeploy(run, outlook), 'drained');
  }
  // A deploy of its own takes over what an earlier step of this job recorded.
  const earlier = run.world.undo.read();
  saveRecord(run, earlier?.status === 'open' ? earlier : openRecord(run, outlook));
  await registerRevision(run, outlook);
  return null;
}

/** `fail`: restore and don't deploy; `proceed`: say what will be stopped, and deploy. */
async function endDrain(run: Run, verdict: DrainVerdict): Promise<Ending | null> {
  const { report, log } = run.world;
  for (const job of verdict.jobs) {
    const age = job.ageMs === null ? 'not started' : `running for ${String(Math.round(job.ageMs / 1000))} s`;
    log.warn(`job ${job.name} ${job.id} on ${job.node}: ${age}`);
  }
  const held = `${verdict.sentence} after drain-timeout (${String(run.inputs.drainTimeoutMs / 1000)} s)`;
  if (run.inputs.onDrainTimeout === 'proceed') {
    report.warnings.push(`${held}. Deploying all the same (on-drain-timeout: proceed): ECS will stop these jobs.`);
    return null;
  }
  const undone = await undo(run);
  const reason =
    `${held}. ${undone.sentence} Nothing was deployed. Raise drain-timeout, or take on-drain-timeout: proceed. ` +
    'A job that blocks on .get() of a child in a silenced queue never ends by itself.';
  return { outcome: 'timed-out', reason };
}

async function deployAndWatch(run: Run, outlook: Outlook): Promise<Ending> {
  const { update, revision, primary } = outlook;
  if (update === null || revision === null) throw new Error('A deploy needs a plan.');
  const taskDefinitionArn = run.world.report.taskDefinitionArn ?? revision.arn ?? primary.taskDefinitionArn;
  const started = await recordPhase(run, 'deploy', () => deploy(run, update, taskDefinitionArn), 'UpdateService');
  if (update.startsDeployment && started.deploymentId === null) {
    const undone = await undo(run);
    return { outcome: 'failed', reason: `ECS accepted UpdateService but started no deployment. ${undone.sentence}` };
  }
  if (!run.inputs.phases.includes('post-deploy')) {
    return { outcome: 'started', reason: 'The deployment was started; nobody watches it (no post-deploy among the phases).' };
  }
  const deploymentId = started.deploymentId ?? primary.id;
  const provesWorkers = started.deploymentId !== null && run.inputs.broker !== null && run.inputs.drain !== 'none';
  const order = { deploymentId, taskDefinitionArn, previousDeploymentId: primary.id, provesWorkers };
  return recordPhase(run, 'post-deploy', () => postDeploy(run, order), 'watched');
}

function noteOutlook(run: Run, outlook: Outlook): void {
  const { report } = run.world;
  report.drain.mode = outlook.drain.mode;
  report.drain.why = outlook.drain.why;
  report.previousTaskDefinitionArn = outlook.primary.taskDefinitionArn;
  logOutlook(run, outlook);
}

function plan(run: Run, outlook: Outlook): Ending {
  run.world.report.plan = [...describePlan(run, outlook)];
  for (const line of run.world.report.plan) run.world.log.info(`would ${line}`);
  return { outcome: 'planned', reason: 'Dry run: nothing was changed.' };
}

async function fail(run: Run, error: unknown): Promise<Ending> {
  const message = error instanceof Error ? error.message : String(error);
  run.world.log.debug(error instanceof Error ? (error.stack ?? message) : message);
  const undone = await undoAfter(run);
  return { outcome: 'failed', reason: `${message} ${undone}`.trim() };
}

/** The undo must not hide the error that led to it; what fails here is tried again by the post step. */
async function undoAfter(run: Run): Promise<string> {
  if (run.record === null) return 'Nothing was changed.';
  try {
    return (await undo(run)).sentence;
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return `Undoing failed, the post step tries again: ${message}`;
  }
}

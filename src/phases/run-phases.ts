import { CancelledError, RefusedError } from '../errors.js';
import { countOf } from '../wording/count-of.js';
import { judgeFailedCall } from './evidence/collect-evidence.js';
import { deployAndWatch } from './deploy-and-watch.js';
import { describePlan } from './plan/describe-plan.js';
import { handleDrainTimeout } from './handle-drain-timeout.js';
import { logPlan } from './plan/log-plan.js';
import type { DeployPlan } from './plan/plan-deploy.js';
import { planDeploy } from './plan/plan-deploy.js';
import type { Ending } from './post-deploy.js';
import { openRecord, preDeploy, registerRevision } from './pre-deploy.js';
import { timePhase } from './report/time-phase.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';
import { undo } from './undo.js';
import { watchCurrent } from './watch-current.js';

/**
 * Runs the phases that were asked for and always comes to an ending. A refusal has changed nothing. Any other error
 * after the first change is undone here and now; what can't be undone is left to the post step.
 */
export async function runPhases(run: Run): Promise<Ending> {
  try {
    return await runOrUndo(run);
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return {
      outcome: 'cancelled',
      reason: 'The job was cancelled. What was changed is undone by the post step.',
    };
  }
}

async function runOrUndo(run: Run): Promise<Ending> {
  try {
    return await runThem(run);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    judgeFailedCall(run, error);
    const undone = await undoAfter(run);
    if (error instanceof RefusedError) {
      run.world.report.refusals = [...error.problems];
      return { outcome: 'refused', reason: 'Nothing was changed.' };
    }
    const message = error instanceof Error ? error.message : String(error);
    run.world.log.debug(error instanceof Error ? (error.stack ?? message) : message);
    return { outcome: 'failed', reason: `${message} ${undone}` };
  }
}

async function runThem(run: Run): Promise<Ending> {
  const { phases, dryRun } = run.inputs;
  if (phases.length === 1 && phases[0] === 'post-deploy') return watchCurrent(run);
  const outlook = await timePhase(run, {
    name: phases.includes('pre-deploy') ? 'pre-deploy' : 'deploy',
    title: 'Looking, changing nothing',
    run: () => lookAndLog(run),
    describe: ({ drain }) => `looked; drain: ${drain.mode} (${drain.why})`,
  });
  if (dryRun) return plan(run, outlook);
  if (outlook.update?.noChange === true) {
    return {
      outcome: 'no-change',
      reason: 'The service already is what was asked for, and its rollout is completed.',
    };
  }
  if (phases.includes('pre-deploy')) {
    const ending = await preDeployOrEnd(run, outlook);
    if (ending !== null) return ending;
  } else {
    await takeOver(run, outlook);
  }
  if (!phases.includes('deploy')) {
    return {
      outcome: 'started',
      reason: 'The workers are silent and idle; no deploy was asked for in this step.',
    };
  }
  return deployAndWatch(run, outlook);
}

async function lookAndLog(run: Run): Promise<DeployPlan> {
  const outlook = await planDeploy(run);
  const { report } = run.world;
  report.drain.mode = outlook.drain.mode;
  report.drain.why = outlook.drain.why;
  report.previousTaskDefinitionArn = outlook.primary.taskDefinitionArn;
  logPlan(run, outlook);
  return outlook;
}

function plan(run: Run, outlook: DeployPlan): Ending {
  run.world.report.plan = [...describePlan(run, outlook)];
  for (const line of run.world.report.plan) run.world.log.info(`would: ${line}`);
  return { outcome: 'planned', reason: `Dry run: nothing was changed.${describeRefusal(run)}` };
}

/** A dry run is told what a deploy would be refused for. */
function describeRefusal({ inputs, world }: Run): string {
  const findings = world.report.ahead?.findings ?? [];
  const refusing = findings.filter(
    ({ severity }) => severity === 'stop' || (severity === 'warn' && inputs.preflight === 'strict'),
  );
  if (refusing.length === 0) return '';
  return ` The deploy itself would be refused: ${countOf(refusing.length, 'finding')} of the preflight.`;
}

async function preDeployOrEnd(run: Run, outlook: DeployPlan): Promise<Ending | null> {
  const verdict = await timePhase(run, {
    name: 'pre-deploy',
    title: outlook.drain.mode === 'before' ? 'Draining' : 'Preparing',
    run: () => preDeploy(run, outlook),
    describe: (drained) => drained?.sentence ?? describePrepared(run, outlook),
    isFailure: (drained) => drained?.status === 'timed-out' && run.inputs.onDrainTimeout === 'fail',
  });
  return verdict?.status === 'timed-out' ? handleDrainTimeout(run, verdict) : null;
}

function describePrepared(run: Run, { drain }: DeployPlan): string {
  const { protections } = recordOf(run);
  if (protections.length > 0) return `${countOf(protections.length, 'old task')} protected (${drain.why})`;
  return drain.mode === 'none' ? `nothing drained (${drain.why})` : 'no worker to drain';
}

/** A deploy of its own takes over what an earlier step of this job recorded. */
async function takeOver(run: Run, outlook: DeployPlan): Promise<void> {
  const earlier = run.world.undo.read();
  saveRecord(run, earlier?.status === 'open' ? earlier : openRecord(run, outlook));
  if ((run.record?.workers.length ?? 0) > 0) {
    run.world.report.drain.mode = 'before';
    run.world.report.drain.why = 'drained by an earlier step of this job';
  }
  await registerRevision(run, outlook);
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

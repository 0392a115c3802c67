import { CancelledError, messageOf, RefusedError } from '../errors.js';
import { countOf } from '../wording/count-of.js';
import { deployAndWatch } from './deploy-and-watch.js';
import type { Ending } from './ending.js';
import { handleDrainTimeout } from './handle-drain-timeout.js';
import { handleOtherRuns, watchSilencedWorkers } from './plan/handle-other-runs.js';
import { describePlan } from './plan/describe-plan.js';
import type { DeployPlan } from './plan/plan-deploy.js';
import { planDeploy } from './plan/plan-deploy.js';
import type { Prepared } from './pre-deploy.js';
import { openRecord, preDeploy, registerRevision } from './pre-deploy.js';
import { repeatReads } from './report/repeat-reads.js';
import { timePhase } from './report/time-phase.js';
import type { Run } from './run.js';
import { setDrainMode, recordOf, saveRecord } from './run.js';
import { undo } from './undo.js';
import { watchCurrent } from './watch-current.js';

/** For the first look, before any change. */
const PLAN_WITHIN_MS = 60_000;

/**
 * Runs the phases that were asked for and always comes to an ending. A refusal has changed nothing. Any other error
 * after the first change is undone here and now; what can't be undone is left to the post step.
 */
export async function runPhases(run: Run): Promise<Ending> {
  try {
    return await runOrUndo(run);
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return { outcome: 'cancelled', reason: `The job was cancelled. ${describeCancelled(run)}` };
  }
}

function describeCancelled({ record }: Run): string {
  if (record === null || record.status === 'closed') return 'This step left nothing to undo.';
  if (record.workers.length > 0 || record.protections.length > 0)
    return 'The post step undoes what was changed, unless the new workers already consume.';
  return record.update === null
    ? 'The service was not changed.'
    : 'The rollout goes on without being watched: ECS finishes it.';
}

async function runOrUndo(run: Run): Promise<Ending> {
  const { story } = run.world;
  try {
    return await runThem(run);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    if (error instanceof Error) story.tell({ kind: 'call-failed', message: error.message });
    const undone = await undoAfter(run);
    if (error instanceof RefusedError) {
      story.tell({ kind: 'refused', problems: error.problems });
      return { outcome: 'refused', reason: describeUnchanged(run) };
    }
    const message = messageOf(error);
    story.debug(error instanceof Error ? (error.stack ?? message) : message);
    return { outcome: 'failed', reason: `${message} ${undone}` };
  }
}

/** The registered revision may be left, where ECS didn't take it back. */
function describeUnchanged({ record }: Run): string {
  const left = record?.registeredTaskDefinitionArn ?? null;
  return left === null ? 'Nothing was changed.' : `Nothing was changed, but ${left} stays registered.`;
}

async function runThem(run: Run): Promise<Ending> {
  const { phases, dryRun } = run.inputs;
  if (phases.length === 1 && phases[0] === 'post-deploy') return watchCurrent(run);
  const plan = await timePhase(run, {
    name: phases.includes('pre-deploy') ? 'pre-deploy' : 'deploy',
    title: 'Planning, changing nothing',
    run: () => planAlone(run),
    describe: ({ drain }) => `planned; drain: ${drain.mode} (${drain.why})`,
  });
  if (dryRun) return endDryRun(run, plan);
  if (plan.update?.noChange === true) {
    return {
      outcome: 'no-change',
      reason: 'The service already is what was asked for, and its rollout is completed.',
    };
  }
  const prepared = phases.includes('pre-deploy') ? await drainFirst(run, plan) : await takeOver(run, plan);
  if ('outcome' in prepared) return prepared;
  if (!phases.includes('deploy')) {
    return {
      outcome: 'started',
      reason: 'The workers are silent and idle; no deploy was asked for in this step.',
    };
  }
  return deployAndWatch(run, plan, prepared);
}

/** The plan, once no other run is at work on the service. */
async function planAlone(run: Run): Promise<DeployPlan> {
  await handleOtherRuns(run);
  const plan = await planPatiently(run);
  return (await watchSilencedWorkers(run, plan)) ? planPatiently(run) : plan;
}

/** Nothing was changed yet: reads that fail in passing are repeated for a while. */
async function planPatiently(run: Run): Promise<DeployPlan> {
  const { world } = run;
  const untilMs = world.clock.now() + PLAN_WITHIN_MS;
  const patient = {
    ...world,
    ecs: repeatReads(run, 'the service', world.ecs, untilMs),
    connectCelery: async () => repeatReads(run, 'the broker', await world.connectCelery(), untilMs),
  };
  const plan = await planDeploy({ ...run, world: patient });
  setDrainMode(run, plan.drain);
  return plan;
}

function endDryRun(run: Run, plan: DeployPlan): Ending {
  run.world.story.tell({ kind: 'dry-run-planned', lines: describePlan(run.inputs, plan) });
  return { outcome: 'planned', reason: `Dry run: nothing was changed.${describeRefusal(run, plan)}` };
}

/** What a deploy would be refused for. */
function describeRefusal({ inputs }: Run, { ahead }: DeployPlan): string {
  const refusing = (ahead?.findings ?? []).filter(
    ({ severity }) => severity === 'stop' || (severity === 'warn' && inputs.preflight === 'strict'),
  );
  if (refusing.length === 0) return '';
  return ` The deploy itself would be refused: ${countOf(refusing.length, 'finding')} of the preflight.`;
}

async function drainFirst(run: Run, plan: DeployPlan): Promise<Prepared | Ending> {
  const prepared = await timePhase(run, {
    name: 'pre-deploy',
    title: plan.drain.mode === 'before' ? 'Draining' : 'Preparing',
    run: () => preDeploy(run, plan),
    describe: ({ drained }) => drained?.sentence ?? describePrepared(run),
    isFailure: ({ drained }) => drained?.status === 'timed-out' && run.inputs.onDrainTimeout === 'fail',
  });
  const { drained } = prepared;
  if (drained?.status !== 'timed-out') return prepared;
  return (await handleDrainTimeout(run, drained)) ?? prepared;
}

function describePrepared(run: Run): string {
  const { protections } = recordOf(run);
  if (protections.length > 0) return `${countOf(protections.length, 'old task')} protected`;
  return run.drain.mode === 'none' ? `nothing drained (${run.drain.why})` : 'no worker to drain';
}

/** A deploy of its own takes over what an earlier step of this job recorded. */
async function takeOver(run: Run, plan: DeployPlan): Promise<Prepared> {
  const earlier = run.world.undo.read();
  saveRecord(run, earlier?.status === 'open' ? earlier : openRecord(run, plan));
  if (recordOf(run).workers.length > 0) {
    const drain = { mode: 'before', why: 'drained by an earlier step of this job' } as const;
    setDrainMode(run, drain);
    run.world.story.tell({ kind: 'drain-changed', drain, isWarning: false });
  }
  return { revision: await registerRevision(run, plan), drained: null };
}

/** The undo must not hide the error that led to it; what fails here is tried again by the post step. */
async function undoAfter(run: Run): Promise<string> {
  if (run.record === null) return 'Nothing was changed.';
  try {
    return (await undo(run)).sentence;
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const message = messageOf(error);
    return `Undoing failed, the post step tries again: ${message}`;
  }
}

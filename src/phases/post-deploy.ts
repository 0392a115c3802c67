import { diagnose } from '../diagnosis/diagnose.js';
import type { Outcome } from '../model/report.js';
import type { WatchOrder, WatchResult } from '../model/watch.js';
import type { Ending } from './ending.js';
import { collectEvidence, collectLateLogs } from './evidence/collect-evidence.js';
import { finishOverlap } from './overlap/finish-overlap.js';
import { releaseIdle } from './overlap/release-idle.js';
import { timePhase } from './report/time-phase.js';
import { rollBack } from './roll-back.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';
import type { RollbackEnding } from './watch/watch-rollback.js';
import { RESTORE_TIMEOUT_MS, watchRollback } from './watch/watch-rollback.js';
import { restoreAndRelease } from './workers/restore-and-release.js';
import { tellReturnedEtaJobs } from './workers/tell-returned-eta-jobs.js';
import { verifyConsumers } from './workers/verify-consumers.js';

/** Watches the deployment to its end, and goes back where it failed and the user wants that. */
export async function postDeploy(
  run: Run,
  order: WatchOrder,
  watch: () => Promise<WatchResult>,
): Promise<Ending> {
  const watched = await watch();
  await tellReturnedEtaJobs(run);
  const { status, sentence } = watched;
  run.world.story.tell({ kind: 'watch-ended', status, sentence });
  if (status === 'completed' || status === 'left-finishing') return end(run, order, watched);
  // Before anything else: a rollback stops the tasks and clears the targets that show the cause.
  const evidence = await collectEvidence(run, order, watched.seen);
  const ending = await end(run, order, watched);
  await collectLateLogs(run, evidence);
  if (ending.outcome !== 'rolled-back' || run.record?.status !== 'closed') return ending;
  return { ...ending, wentBack: { causes: diagnose(evidence).map(({ id }) => id) } };
}

async function end(run: Run, order: WatchOrder, watched: WatchResult): Promise<Ending> {
  switch (watched.status) {
    case 'completed':
      return succeed(run, watched);
    case 'left-finishing':
      // What was not seen to the end is left to the post step.
      if (watched.isKnown) closeRecord(run);
      return { outcome: 'succeeded', reason: watched.sentence };
    case 'superseded':
      return { outcome: 'superseded', reason: `${watched.sentence}${await releaseIdle(run)}` };
    case 'rolling-back':
    case 'rolled-back':
      return followRollback(run, order, watched);
    case 'timed-out':
      if (watched.onlyOldDraining) return leaveDraining(run, watched);
      return goBack(run, order, watched);
    case 'doomed':
    case 'failed':
    case 'unproven':
      return goBack(run, order, watched);
  }
}

function succeed(run: Run, watched: WatchResult): Ending {
  const nodes = run.record?.workers.map((worker) => worker.node) ?? [];
  run.world.story.tell({ kind: 'workers-ended', nodes, ending: 'replaced' });
  closeRecord(run);
  return { outcome: 'succeeded', reason: watched.sentence };
}

/** The new revision serves; ECS stops the old tasks that are slow to go, and their workers stay silent. */
function leaveDraining(run: Run, watched: WatchResult): Ending {
  // Protections that are left could not be released: the post step does it.
  if ((run.record?.protections.length ?? 0) === 0) closeRecord(run);
  return { outcome: 'timed-out', reason: watched.sentence };
}

/** ECS goes back by itself: the old workers that stay get their queues back. */
async function followRollback(run: Run, order: WatchOrder, watched: WatchResult): Promise<Ending> {
  if (run.record === null) {
    return { outcome: watched.status === 'rolled-back' ? 'rolled-back' : 'failed', reason: watched.sentence };
  }
  const ending = await watchRollback(run, {
    failedDeploymentId: order.deploymentId,
    requestedTaskDefinitionArn: null,
    timeoutMs: run.inputs.healthTimeoutMs,
    toTheEnd: true,
  });
  return endRollback(run, watched.sentence, ending);
}

async function goBack(run: Run, order: WatchOrder, watched: WatchResult): Promise<Ending> {
  const failed: Outcome = watched.status === 'timed-out' ? 'timed-out' : 'failed';
  if (run.record === null || run.record.update === null) {
    return {
      outcome: failed,
      reason: `${watched.sentence} This step did not make the deployment and leaves it alone.`,
    };
  }
  if (run.inputs.onFailure === 'leave') return leaveFailed(run, order, watched, failed);
  run.world.story.tell({ kind: 'noted', sentence: 'Rolling back.', isWarning: true });
  const rollback = {
    failedDeploymentId: order.deploymentId,
    jobsTimeoutMs: run.inputs.drainTimeoutMs,
    timeoutMs: run.inputs.healthTimeoutMs,
    toTheEnd: true,
  };
  const ending = await timePhase(run, {
    name: 'rollback',
    title: 'Rolling back',
    run: () => rollBack(run, rollback),
    describe: ({ sentence }) => sentence,
    isFailure: ({ status }) => status !== 'completed',
  });
  return endRollback(run, watched.sentence, ending);
}

async function endRollback(run: Run, why: string, ending: RollbackEnding): Promise<Ending> {
  const reason = `${why} ${ending.sentence}`;
  if (ending.status === 'superseded')
    return { outcome: 'superseded', reason: `${reason}${await releaseIdle(run)}` };
  if (ending.status !== 'completed') return { outcome: 'rollback-failed', reason };
  if (ending.notRestored.length === 0) closeRecord(run);
  return { outcome: 'rolled-back', reason };
}

/** `on-failure: leave`: the rollout stays as it is, but no queue stays without a consumer, and no idle task protected. */
async function leaveFailed(
  run: Run,
  { deploymentId }: WatchOrder,
  watched: WatchResult,
  outcome: Outcome,
): Promise<Ending> {
  const { workers, protections } = recordOf(run);
  let rest = '';
  if (protections.length > 0 || workers.some(({ side }) => side === 'old')) {
    const { newTasks = [], oldTasks = [] } = watched.snapshot ?? {};
    const handover = await verifyConsumers(run, newTasks, oldTasks, new Map());
    if (!handover.proven) {
      const sentence = `${handover.sentence} The old workers that are left get their queues back.`;
      run.world.story.tell({ kind: 'noted', sentence });
      await restoreAndRelease(run, () => true, RESTORE_TIMEOUT_MS);
    } else if (protections.length > 0) {
      rest = ` ${await finishOverlap(run, deploymentId, run.inputs.drainTimeoutMs)}`;
    }
  }
  closeRecord(run);
  return { outcome, reason: `${watched.sentence} Left as it is (on-failure: leave).${rest}` };
}

function closeRecord(run: Run): void {
  if (run.record !== null) saveRecord(run, { ...run.record, status: 'closed', workers: [], protections: [] });
}

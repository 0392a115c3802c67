import type { Outcome } from '../model/report.js';
import type { WatchOrder, WatchResult } from '../model/watch.js';
import { collectEvidence, collectLateLogs } from './evidence/collect-evidence.js';
import { verifyConsumers } from './workers/verify-consumers.js';
import { finishOverlap } from './overlap/finish-overlap.js';
import { timePhase } from './report/time-phase.js';
import { reportEnding } from './report/note-drain.js';
import { restoreAndRelease } from './workers/restore-and-release.js';
import { rollBack } from './roll-back.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';
import { watchRollout } from './watch/watch-rollout.js';
import { RESTORE_TIMEOUT_MS, watchRollback } from './watch/watch-rollback.js';

export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** Watches the deployment to its end, and goes back where it failed and the user wants that. */
export async function postDeploy(
  run: Run,
  order: WatchOrder,
  watch: (run: Run, order: WatchOrder) => Promise<WatchResult> = watchRollout,
): Promise<Ending> {
  const watched = await watch(run, order);
  const serves = watched.status === 'completed' || watched.status === 'left-finishing';
  // Before anything else: a rollback stops the tasks and clears the targets that tell why.
  if (serves) run.world.report.evidence = null;
  else await collectEvidence(run, order);
  const ending = await end(run, order, watched);
  await collectLateLogs(run);
  return ending;
}

async function end(run: Run, order: WatchOrder, watched: WatchResult): Promise<Ending> {
  switch (watched.status) {
    case 'completed':
      return succeed(run, watched);
    case 'left-finishing':
      closeRecord(run);
      return { outcome: 'succeeded', reason: watched.sentence };
    case 'superseded':
      return { outcome: 'superseded', reason: watched.sentence };
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
  reportEnding(run, nodes, 'replaced');
  closeRecord(run);
  return { outcome: 'succeeded', reason: watched.sentence };
}

/** The new revision serves; old tasks that are slow to go are ECS's business, and their workers stay silent. */
function leaveDraining(run: Run, watched: WatchResult): Ending {
  closeRecord(run);
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
  run.world.log.warn(`${watched.sentence} Rolling back.`);
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

function endRollback(run: Run, why: string, ending: Awaited<ReturnType<typeof rollBack>>): Ending {
  const reason = `${why} ${ending.sentence}`;
  if (ending.status === 'superseded') return { outcome: 'superseded', reason };
  if (ending.status !== 'completed') return { outcome: 'rollback-failed', reason };
  if (!run.world.report.drain.rows.some((row) => row.ending === 'not-restored')) closeRecord(run);
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
    const { newTasks, oldTasks } = watched.snapshot;
    const handover = await verifyConsumers(run, newTasks, oldTasks, new Map());
    if (!handover.proven) {
      run.world.log.info(`${handover.sentence} The old workers that are left get their queues back.`);
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

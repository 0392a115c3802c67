import { assessDrain } from '../drain/assess-drain.js';
import { computeRoom } from '../drain/plan-expiry.js';
import type { RolloutSnapshot, RolloutVerdict } from '../model/rollout.js';
import { assessRollout } from '../rollout/assess-rollout.js';
import { noteEvidence } from './collect-evidence.js';
import { createProgress } from './create-progress.js';
import { endOvertime } from './end-overtime.js';
import type { Handover } from './hand-over-turn.js';
import { openHandover, takeTurn } from './hand-over-turn.js';
import { reportRollout } from './report-rollout.js';
import type { Run } from './run.js';
import { createSnapshotSource } from './take-snapshot.js';
import { createHealthWatch } from './watch-health.js';
import { createLateJobWatch } from './watch-late-jobs.js';
import type { WatchOrder, WatchResult } from './watch-rollout.js';
import { firstTarget, nextTurnMs, noteMissing } from './watch-rollout.js';

export interface HandoverOrder extends WatchOrder {
  /** For late tasks of the old revision. */
  readonly expiryMinutes: number;
}

/**
 * Watches the rollout and hands over: old workers are silenced only once new ones have proved themselves, each old task is
 * released as soon as its workers are idle, and ECS then stops it. Bounded: every wave by `health-timeout` until its new
 * tasks have proved themselves, and by `drain-timeout` from its first silencing.
 */
export async function handOver(run: Run, order: HandoverOrder): Promise<WatchResult> {
  const { clock } = run.world;
  const progress = createProgress(run.world);
  const takeSnapshot = createSnapshotSource(run.world, 1);
  const handover = openHandover(run, order);
  const watchLateJobs = createLateJobWatch(run);
  const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
  let target = firstTarget(run, order);
  let completedAtMs: number | null = null;
  for (;;) {
    const snapshot = await takeSnapshot(order.deploymentId);
    const bounded = { ...target, deadlineAtMs: boundOf(run, handover) };
    target = { ...noteMissing(bounded, snapshot), health: await watchHealth(snapshot) };
    const verdict = assessRollout(snapshot, target);
    await reportRollout(run, snapshot, order.deploymentId);
    noteEvidence(run, order, snapshot);
    if (isFailing(verdict)) return endFailing(handover, verdict, snapshot);
    await takeTurn(run, handover, snapshot, roomOf(snapshot));
    await watchLateJobs(snapshot.oldTasks.filter(({ arn }) => handover.released.has(arn)));
    progress(describe(verdict, handover, clock.now()));
    const overtime = await endOvertime(run, handover, snapshot);
    if (overtime !== null) return { ...overtime, snapshot };
    if (verdict.status === 'completed' && handover.allProven) completedAtMs ??= snapshot.atMs;
    if (completedAtMs !== null && snapshot.atMs >= completedAtMs + run.inputs.stableForMs) {
      return { status: 'completed', sentence: verdict.sentence, onlyOldDraining: false, snapshot };
    }
    await clock.sleep(nextTurnMs(run));
  }
}

function isFailing({ status }: RolloutVerdict): boolean {
  return status !== 'waiting' && status !== 'missing' && status !== 'completed';
}

/** Out of time with old workers that never were silenced: the new ones did not prove themselves. */
function endFailing(handover: Handover, verdict: RolloutVerdict, snapshot: RolloutSnapshot): WatchResult {
  const status = verdict.status as WatchResult['status'];
  if (status !== 'timed-out' || handover.allProven) return { ...verdict, status, snapshot };
  return {
    ...verdict,
    status: 'unproven',
    sentence: `${verdict.sentence} ${handover.proofSentence}`,
    snapshot,
  };
}

function boundOf(run: Run, { drainDeadlineAtMs, waveStartedAtMs }: Handover): number {
  return (drainDeadlineAtMs ?? waveStartedAtMs) + run.inputs.healthTimeoutMs;
}

function roomOf({ service }: RolloutSnapshot): number {
  return computeRoom(service.desiredCount, service.maximumPercent);
}

function describe(verdict: RolloutVerdict, handover: Handover, nowMs: number): string {
  const proof = handover.allProven ? '' : ` ${handover.proofSentence}`;
  if (handover.drainDeadlineAtMs === null) return `${verdict.sentence}${proof}`;
  const drain = assessDrain(handover.ledger, nowMs, handover.drainDeadlineAtMs).sentence;
  return `${verdict.sentence}${proof} Old: ${drain}`;
}

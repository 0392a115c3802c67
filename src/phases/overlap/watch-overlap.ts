import { assessDrain } from '../../drain/assess-drain.js';
import { computeRoom } from '../../drain/plan-expiry.js';
import { NO_JOBS_SEEN, estimateJobsEnd, noteJobs, type JobHistory } from '../../drain/estimate-jobs-left.js';
import type { JobReport } from '../../model/report.js';
import type { RolloutSnapshot, RolloutTarget, RolloutVerdict } from '../../model/rollout.js';
import type { WatchOrder, WatchResult } from '../../model/watch.js';
import { assessRollout } from '../../rollout/assess-rollout.js';
import { noteEvidence } from '../evidence/collect-evidence.js';
import { describeProgress } from '../../rollout/describe-progress.js';
import type { Wait } from '../../wording/describe-wait.js';
import { createProgress, type Stand } from '../report/create-progress.js';
import { handleOverlapTimeout } from './handle-overlap-timeout.js';
import type { Handover } from './step-overlap.js';
import { openHandover, stepOverlap } from './step-overlap.js';
import { noteRollout } from '../report/note-rollout.js';
import type { Run } from '../run.js';
import { createSnapshotSource } from '../watch/take-snapshot.js';
import { createHealthWatch } from '../watch/watch-health.js';
import { createLateJobWatch } from '../workers/watch-late-jobs.js';
import { describeStand, firstTarget, nextTurnMs, noteMissing, waitOf } from '../watch/watch-rollout.js';

export interface HandoverOrder extends WatchOrder {
  /** For late tasks of the old revision. */
  readonly expiryMinutes: number;
}

/**
 * Watches the rollout and hands over: old workers are silenced only once new ones have proved themselves, each old task is
 * released as soon as its workers are idle, and ECS then stops it. Bounded: every wave by `health-timeout` until its new
 * tasks have proved themselves, and by `drain-timeout` from its first silencing.
 */
export async function watchOverlap(run: Run, order: HandoverOrder): Promise<WatchResult> {
  const { clock } = run.world;
  const progress = createProgress(run.world);
  const takeSnapshot = createSnapshotSource(run.world, 1);
  const handover = openHandover(run, order);
  const watchLateJobs = createLateJobWatch(run);
  const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
  let target = firstTarget(run, order);
  let completedAtMs: number | null = null;
  let jobs = NO_JOBS_SEEN;
  for (;;) {
    const snapshot = await takeSnapshot(order.deploymentId);
    const bounded = { ...target, deadlineAtMs: boundOf(run, handover) };
    target = { ...noteMissing(bounded, snapshot), health: await watchHealth(snapshot) };
    const verdict = assessRollout(snapshot, target);
    await noteRollout(run, snapshot, order.deploymentId);
    noteEvidence(run, order, snapshot);
    if (isFailing(verdict)) return endFailing(handover, verdict, snapshot);
    await stepOverlap(run, handover, snapshot, roomOf(snapshot));
    await watchLateJobs(snapshot.oldTasks.filter(({ arn }) => handover.released.has(arn)));
    jobs = noteJobs(jobs, listJobs(handover, clock.now()), clock.now());
    progress(describe(run, handover, snapshot, verdict), waitFor(run, handover, target, jobs));
    const overtime = await handleOverlapTimeout(run, handover, snapshot);
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

/** New tasks, what the old ones still finish, and what it hangs on: the proof, then the old workers. */
function describe(run: Run, handover: Handover, snapshot: RolloutSnapshot, verdict: RolloutVerdict): Stand {
  const nowMs = run.world.clock.now();
  const jobs = listJobs(handover, nowMs);
  const line =
    verdict.status === 'waiting' ? describeProgress(snapshot, jobs.length).words : verdict.sentence;
  const { sentence, silentNodes } = assessDrain(handover.ledger, nowMs, nowMs);
  const isQuiet = handover.drainDeadlineAtMs === null || (jobs.length > 0 && silentNodes.length === 0);
  const more = [
    ...(handover.allProven ? [] : [handover.proofSentence]),
    ...(isQuiet ? [] : [sentence]),
    ...(verdict.waitsFor === undefined ? [] : [verdict.waitsFor]),
  ].map((words) => words.replace(/\.$/, ''));
  return describeStand(run, line, more.length === 0 ? undefined : more.join('; '));
}

function listJobs({ ledger, drainDeadlineAtMs }: Handover, nowMs: number): readonly JobReport[] {
  return drainDeadlineAtMs === null ? [] : assessDrain(ledger, nowMs, nowMs).jobs;
}

/** While old workers finish, their jobs say how long it is likely to take; before, the plan does. */
function waitFor(run: Run, handover: Handover, target: RolloutTarget, seen: JobHistory): Wait {
  const nowMs = run.world.clock.now();
  const { drainDeadlineAtMs } = handover;
  if (drainDeadlineAtMs === null) return waitOf(run, target);
  const expectedAtMs = estimateJobsEnd(seen, listJobs(handover, nowMs), nowMs);
  return { startedAtMs: target.startedAtMs, boundAtMs: drainDeadlineAtMs, expectedAtMs };
}

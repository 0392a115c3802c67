import { assessDrain } from '../../drain/assess-drain.js';
import { NO_JOBS_SEEN, estimateJobsEnd, noteJobs, type JobHistory } from '../../drain/estimate-jobs-left.js';
import { listEndedJobs } from '../../drain/ledger.js';
import { computeRoom } from '../../drain/plan-expiry.js';
import type { JobReport } from '../../model/report.js';
import type { RolloutSnapshot, RolloutVerdict } from '../../model/rollout.js';
import type { WatchEnding, WatchOrder, WatchResult } from '../../model/watch.js';
import { assessRollout } from '../../rollout/assess-rollout.js';
import { describeProgress } from '../../rollout/describe-progress.js';
import type { Wait } from '../../wording/describe-wait.js';
import type { Stand } from '../report/create-progress.js';
import type { Run } from '../run.js';
import { type Judge, type Turn, watchDeployment } from '../watch/watch-deployment.js';
import { createHealthWatch } from '../watch/watch-health.js';
import { createTarget, addMissing, describeUnknownEnding, standOf, waitOf } from '../watch/watch-rollout.js';
import { createLateJobWatch } from '../workers/watch-late-jobs.js';
import { handleOverlapTimeout } from './handle-overlap-timeout.js';
import type { OverlapState } from './step-overlap.js';
import { openOverlap, stepOverlap } from './step-overlap.js';

export interface OverlapOrder extends WatchOrder {
  /** For late tasks of the old revision. */
  readonly expiryMinutes: number;
  /** No wait of the hand-over lasts longer. Left out: only their own bounds hold. */
  readonly endsAtMs?: number;
}

/** For the turn that ends a drain, where `endsAtMs` cuts it short. */
const OVERTIME_MS = 60_000;

/**
 * Watches the rollout and hands over: old workers are silenced only once new ones have proved themselves, each old task is
 * released as soon as its workers are idle, and ECS then stops it. Bounded: every wave by `health-timeout` until its new
 * tasks have proved themselves, and by `drain-timeout` from its first silencing.
 */
export async function watchOverlap(run: Run, order: OverlapOrder): Promise<WatchResult> {
  const rollout = { during: 'rollout', ...order, tasksEveryTurns: 1, needsTasks: true } as const;
  const { ending, seen } = await watchDeployment(run, rollout, createJudge(run, order));
  return { ...ending, seen };
}

function createJudge(run: Run, order: OverlapOrder): Judge<WatchEnding> {
  const { clock } = run.world;
  const overlap = openOverlap(run, order);
  const watchLateJobs = createLateJobWatch(run);
  const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
  let target = createTarget(run, order);
  let completedAtMs: number | null = null;
  let jobs = NO_JOBS_SEEN;
  const judge = async (snapshot: RolloutSnapshot): Promise<Turn<WatchEnding>> => {
    const bounded = { ...target, deadlineAtMs: boundOf(run, overlap) };
    target = { ...addMissing(bounded, snapshot), health: await watchHealth(snapshot) };
    const verdict = assessRollout(snapshot, target);
    if (isFailing(verdict)) return { status: 'ended', ending: endFailing(overlap, verdict, snapshot) };
    await stepOverlap(run, overlap, snapshot, roomOf(snapshot));
    await watchLateJobs(snapshot.oldTasks.filter(({ arn }) => overlap.released.has(arn)));
    const ended = listEndedJobs(overlap.ledger);
    jobs = noteJobs(jobs, listJobs(overlap, clock.now()), clock.now(), ended);
    const stand = describe(overlap, snapshot, verdict, clock.now());
    const wait = waitFor(overlap, waitOf(target, order), jobs, clock.now());
    const overtime = await handleOverlapTimeout(run, overlap, snapshot);
    if (overtime !== null) return { status: 'ended', ending: { ...overtime, snapshot } };
    if (verdict.status === 'completed' && overlap.allProven) completedAtMs ??= snapshot.atMs;
    if (completedAtMs === null || snapshot.atMs < completedAtMs + run.inputs.stableForMs)
      return { status: 'waiting', stand, wait };
    const { sentence } = verdict;
    return {
      status: 'ended',
      ending: { status: 'completed', sentence, onlyOldDraining: false, isKnown: true, snapshot },
    };
  };
  return {
    judge,
    boundAtMs: () => boundOf(run, overlap),
    // The new workers are known to consume: the old ones finish, silenced, under their protection.
    endUnknown: (why, snapshot) => ({
      ...describeUnknownEnding(why, snapshot),
      ...(overlap.allProven ? { status: 'left-finishing' } : {}),
    }),
  };
}

function isFailing({ status }: RolloutVerdict): boolean {
  return status !== 'waiting' && status !== 'missing' && status !== 'completed';
}

/** Out of time with old workers that never were silenced: the new ones did not prove themselves. */
function endFailing(overlap: OverlapState, verdict: RolloutVerdict, snapshot: RolloutSnapshot): WatchEnding {
  const status = verdict.status as WatchEnding['status'];
  if (status !== 'timed-out' || overlap.allProven) return { ...verdict, status, isKnown: true, snapshot };
  return {
    ...verdict,
    status: 'unproven',
    sentence: `${verdict.sentence} ${overlap.proofSentence}`,
    isKnown: true,
    snapshot,
  };
}

/** At the end of a drain its own verdict comes first. */
function boundOf(run: Run, { drainDeadlineAtMs, waveStartedAtMs, endsAtMs }: OverlapState): number {
  const boundAtMs = (drainDeadlineAtMs ?? waveStartedAtMs) + run.inputs.healthTimeoutMs;
  return Math.min(boundAtMs, drainDeadlineAtMs === null ? endsAtMs : endsAtMs + OVERTIME_MS);
}

function roomOf({ service }: RolloutSnapshot): number {
  return computeRoom(service.desiredCount, service.maximumPercent);
}

/** New tasks, what the old ones still finish, and what it is waiting for: the proof, then the old workers. */
function describe(
  overlap: OverlapState,
  snapshot: RolloutSnapshot,
  verdict: RolloutVerdict,
  nowMs: number,
): Stand {
  const jobs = listJobs(overlap, nowMs);
  const line =
    verdict.status === 'waiting' ? describeProgress(snapshot, jobs.length).words : verdict.sentence;
  const boundAtMs = overlap.drainDeadlineAtMs ?? nowMs;
  const { sentence, silentNodes } = assessDrain(overlap.ledger, nowMs, boundAtMs);
  const isQuiet = overlap.drainDeadlineAtMs === null || (jobs.length > 0 && silentNodes.length === 0);
  const more = [
    ...(overlap.allProven ? [] : [overlap.proofSentence]),
    ...(isQuiet ? [] : [sentence]),
    ...(verdict.waitsFor === undefined ? [] : [verdict.waitsFor]),
  ].map((words) => words.replace(/\.$/, ''));
  return standOf(line, more.length === 0 ? undefined : more.join('; '));
}

function listJobs({ ledger, drainDeadlineAtMs }: OverlapState, nowMs: number): readonly JobReport[] {
  return drainDeadlineAtMs === null ? [] : assessDrain(ledger, nowMs, nowMs).jobs;
}

/** While old workers finish, their jobs show how long it is likely to take; before, the plan does. */
function waitFor(overlap: OverlapState, planned: Wait, seen: JobHistory, nowMs: number): Wait {
  const { drainDeadlineAtMs } = overlap;
  if (drainDeadlineAtMs === null) return planned;
  const expectedAtMs = estimateJobsEnd(seen, listJobs(overlap, nowMs), nowMs);
  return { startedAtMs: planned.startedAtMs, boundAtMs: drainDeadlineAtMs, expectedAtMs };
}

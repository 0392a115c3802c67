import type { HandoverVerdict } from '../../drain/assess-handover.js';
import { computeProofDeadline } from '../../drain/compute-proof-deadline.js';
import type { RolloutSnapshot, RolloutTarget, RolloutVerdict } from '../../model/rollout.js';
import type { WatchEnding, WatchOrder, WatchResult } from '../../model/watch.js';
import { assessRollout } from '../../rollout/assess-rollout.js';
import type { Wait } from '../../wording/describe-wait.js';
import type { Stand } from '../report/create-progress.js';
import type { Run } from '../run.js';
import { verifyConsumers } from '../workers/verify-consumers.js';
import { createLateJobWatch } from '../workers/watch-late-jobs.js';
import { type Turn, watchDeployment } from './watch-deployment.js';
import { createHealthWatch } from './watch-health.js';

/** ECS may list a deployment seconds after it was started. */
const MISSING_GRACE_MS = 60_000;

/** Watches one deployment by its id to the first proof of its end, at most `health-timeout`. */
export async function watchRollout(run: Run, order: WatchOrder): Promise<WatchResult> {
  const proof = createProof(run, order);
  const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
  const watchLateJobs = createLateJobWatch(run);
  let target = createTarget(run, order);
  const judge = async (snapshot: RolloutSnapshot): Promise<Turn<WatchEnding>> => {
    target = { ...addMissing(target, snapshot), health: await watchHealth(snapshot) };
    const verdict = assessRollout(snapshot, target);
    const proven = await proof(snapshot, verdict, target.deadlineAtMs);
    const { status } = proven;
    if (status !== 'waiting' && status !== 'missing')
      return { status: 'ended', ending: { ...proven, status, isKnown: true, snapshot } };
    await watchLateJobs(snapshot.oldTasks);
    const stand = standOf(proven.sentence, verdict.waitsFor);
    return { status: 'waiting', stand, wait: waitOf(target, order) };
  };
  const watch = { during: 'rollout', ...order } as const;
  const { ending, seen } = await watchDeployment<WatchEnding>(run, watch, {
    judge,
    boundAtMs: () => target.deadlineAtMs,
    endUnknown: describeUnknownEnding,
  });
  return { ...ending, seen };
}

/** Out of time, and what was asked last is not known. */
export function describeUnknownEnding(why: string, snapshot: RolloutSnapshot | null): WatchEnding {
  const sentence = `Out of time: how the rollout is going could not be seen. ${why}`;
  return { status: 'timed-out', sentence, onlyOldDraining: false, isKnown: false, snapshot };
}

/** How far it is, and what it is waiting for. */
export function standOf(line: string, more: string | undefined): Stand {
  return more === undefined ? { line } : { line, more };
}

/** The bounds of a rollout's watch; its likely end is the plan's. */
export function waitOf({ startedAtMs, deadlineAtMs }: RolloutTarget, { expectedMs }: WatchOrder): Wait {
  const expectedAtMs = expectedMs === null ? null : startedAtMs + expectedMs;
  return { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs };
}

/** Our deployment, bounded by `health-timeout` from now. */
export function createTarget(run: Run, order: WatchOrder): RolloutTarget {
  const startedAtMs = run.world.clock.now();
  return {
    deploymentId: order.deploymentId,
    taskDefinitionArn: order.taskDefinitionArn,
    previousDeploymentId: order.previousDeploymentId,
    startedAtMs,
    deadlineAtMs: startedAtMs + run.inputs.healthTimeoutMs,
    maxFailedTasks: run.inputs.maxFailedTasks,
    firstSeenMissingAtMs: null,
    missingGraceMs: MISSING_GRACE_MS,
  };
}

/** Since when our id is not in the list. */
export function addMissing(target: RolloutTarget, snapshot: RolloutSnapshot): RolloutTarget {
  const isListed = snapshot.service.deployments.some((deployment) => deployment.id === target.deploymentId);
  const firstSeenMissingAtMs = isListed ? null : (target.firstSeenMissingAtMs ?? snapshot.atMs);
  return { ...target, firstSeenMissingAtMs };
}

type Proven = Omit<WatchEnding, 'status' | 'isKnown' | 'snapshot'> & {
  status: WatchEnding['status'] | 'waiting' | 'missing';
};
type Proof = (snapshot: RolloutSnapshot, verdict: RolloutVerdict, deadlineAtMs: number) => Promise<Proven>;

/** What comes with and after COMPLETED: the workers' own word, heard from their first minute on, then `stable-for`. */
function createProof(run: Run, order: WatchOrder): Proof {
  const seen = new Map<string, readonly string[]>();
  let completedAtMs: number | null = null;
  let handover: HandoverVerdict | null = null;
  return async (snapshot, verdict, deadlineAtMs) => {
    const isCompleted = verdict.status === 'completed';
    if (!isCompleted && verdict.status !== 'waiting') return verdict;
    // Once more when it completed: the first worker may have proved it, and the page counts all of them.
    const isDue = handover?.proven !== true || (isCompleted && completedAtMs === null);
    if (order.provesWorkers && isDue && snapshot.service.desiredCount > 0) {
      handover = await verifyConsumers(run, snapshot.newTasks, snapshot.oldTasks, seen);
    }
    if (!isCompleted) return verdict;
    completedAtMs ??= snapshot.atMs;
    if (handover?.proven === false) {
      const overAtMs = computeProofDeadline(handover, completedAtMs, deadlineAtMs);
      return unproven(handover, verdict, run.world.clock.now() >= overAtMs);
    }
    const sentence = handover === null ? verdict.sentence : `${verdict.sentence} ${handover.sentence}`;
    if (snapshot.atMs >= completedAtMs + run.inputs.stableForMs) return { ...verdict, sentence };
    return { ...verdict, status: 'waiting', sentence: `${sentence} Still watching (stable-for).` };
  };
}

function unproven(handover: HandoverVerdict, verdict: RolloutVerdict, isOver: boolean): Proven {
  const sentence = `ECS completed the rollout. ${handover.sentence}`;
  return { ...verdict, status: isOver ? 'unproven' : 'waiting', sentence };
}

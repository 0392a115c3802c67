import { proofDeadline } from '../../drain/assess-proof.js';
import type { HandoverVerdict } from '../../drain/assess-handover.js';
import type { RolloutSnapshot, RolloutTarget, RolloutVerdict } from '../../model/rollout.js';
import type { WatchOrder, WatchResult } from '../../model/watch.js';
import { assessRollout } from '../../rollout/assess-rollout.js';
import { noteEvidence } from '../evidence/collect-evidence.js';
import type { Wait } from '../../wording/describe-wait.js';
import { createProgress, type Stand } from '../report/create-progress.js';
import { verifyConsumers } from '../workers/verify-consumers.js';
import { noteRollout } from '../report/note-rollout.js';
import type { Run } from '../run.js';
import { createSnapshotSource } from './take-snapshot.js';
import { createHealthWatch } from './watch-health.js';
import { createLateJobWatch } from '../workers/watch-late-jobs.js';

/** ECS may list a deployment seconds after it was started. */
const MISSING_GRACE_MS = 60_000;
/** Turns differ by up to a fifth, so that many runs don't ask at the same moment. */
const JITTER = 0.2;

/** Watches one deployment by its id to the first proof of its end, at most `health-timeout`. */
export async function watchRollout(run: Run, order: WatchOrder): Promise<WatchResult> {
  const { clock } = run.world;
  const progress = createProgress(run.world);
  const takeSnapshot = createSnapshotSource(run.world);
  const proof = createProof(run, order);
  const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
  const watchLateJobs = createLateJobWatch(run);
  let target = firstTarget(run, order);
  for (;;) {
    const snapshot = await takeSnapshot(order.deploymentId);
    target = { ...noteMissing(target, snapshot), health: await watchHealth(snapshot) };
    const verdict = assessRollout(snapshot, target);
    await noteRollout(run, snapshot, order.deploymentId);
    noteEvidence(run, order, snapshot);
    const ending = await proof(snapshot, verdict, target.deadlineAtMs);
    if (ending.status !== 'waiting' && ending.status !== 'missing') {
      run.world.log.info(ending.sentence);
      return { ...ending, status: ending.status, snapshot };
    }
    progress(describeStand(run, ending.sentence, verdict.waitsFor), waitOf(run, target));
    await watchLateJobs(snapshot.oldTasks);
    await clock.sleep(nextTurnMs(run));
  }
}

/** How far it is, what it hangs on, and who serves. */
export function describeStand(run: Run, line: string, more: string | undefined): Stand {
  return { line, serving: run.world.report.serving.sentence, ...(more === undefined ? {} : { more }) };
}

/** The bounds of a rollout's watch; its likely end is the plan's. */
export function waitOf({ world: { report } }: Run, { startedAtMs, deadlineAtMs }: RolloutTarget): Wait {
  const plannedMs = report.ahead?.rollout?.duration.expected ?? null;
  const expectedAtMs = plannedMs === null ? null : startedAtMs + plannedMs;
  return { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs };
}

/** `health-poll-interval` with jitter. */
export function nextTurnMs(run: Run): number {
  return run.inputs.healthPollIntervalMs * (1 - JITTER / 2 + run.world.clock.random() * JITTER);
}

/** Our deployment, bounded by `health-timeout` from now. */
export function firstTarget(run: Run, order: WatchOrder): RolloutTarget {
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
export function noteMissing(target: RolloutTarget, snapshot: RolloutSnapshot): RolloutTarget {
  const isListed = snapshot.service.deployments.some((deployment) => deployment.id === target.deploymentId);
  const firstSeenMissingAtMs = isListed ? null : (target.firstSeenMissingAtMs ?? snapshot.atMs);
  return { ...target, firstSeenMissingAtMs };
}

type Ending = Omit<WatchResult, 'status' | 'snapshot'> & {
  status: WatchResult['status'] | 'waiting' | 'missing';
};
type Proof = (snapshot: RolloutSnapshot, verdict: RolloutVerdict, deadlineAtMs: number) => Promise<Ending>;

/** What comes with and after COMPLETED: the workers' own word, heard from their first minute on, then `stable-for`. */
function createProof(run: Run, order: WatchOrder): Proof {
  const seen = new Map<string, readonly string[]>();
  let completedAtMs: number | null = null;
  let handover: HandoverVerdict | null = null;
  return async (snapshot, verdict, deadlineAtMs) => {
    const isCompleted = verdict.status === 'completed';
    if (!isCompleted && verdict.status !== 'waiting') return verdict;
    if (order.provesWorkers && handover?.proven !== true && snapshot.service.desiredCount > 0) {
      handover = await verifyConsumers(run, snapshot.newTasks, snapshot.oldTasks, seen);
    }
    if (!isCompleted) return verdict;
    completedAtMs ??= snapshot.atMs;
    if (handover?.proven === false) {
      const overAtMs = proofDeadline(handover, completedAtMs, deadlineAtMs);
      return unproven(handover, verdict, run.world.clock.now() >= overAtMs);
    }
    const said = handover === null ? verdict.sentence : `${verdict.sentence} ${handover.sentence}`;
    if (snapshot.atMs >= completedAtMs + run.inputs.stableForMs) return { ...verdict, sentence: said };
    return { ...verdict, status: 'waiting', sentence: `${said} Watching on (stable-for).` };
  };
}

function unproven(handover: HandoverVerdict, verdict: RolloutVerdict, isOver: boolean): Ending {
  const sentence = `ECS completed the rollout. ${handover.sentence}`;
  return { ...verdict, status: isOver ? 'unproven' : 'waiting', sentence };
}

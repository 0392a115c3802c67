import { judgeUndo } from '../rollout/judge-undo.js';
import type { UndoJudgement } from '../rollout/judge-undo.js';
import type { UndoRecord } from '../model/undo-record.js';
import { createProgress } from './report/create-progress.js';
import { describeRepairs } from '../drain/describe-repairs.js';
import { CancelledError, messageOf, WorldError } from '../errors.js';
import { findPrimary } from '../rollout/find-primary.js';
import { readSource } from './evidence/read-source.js';
import { fetchKnown } from './report/fetch-known.js';
import { verifyConsumers } from './workers/verify-consumers.js';
import { finishOverlap } from './overlap/finish-overlap.js';
import { releaseIdle } from './overlap/release-idle.js';
import { restoreAndRelease } from './workers/restore-and-release.js';
import { rollBack } from './roll-back.js';
import type { Run } from './run.js';
import { setDrainMode, recordOf, saveRecord } from './run.js';
import type { RollbackEnding } from './watch/watch-rollback.js';

/** One pass fits into the three minutes that a post step may take. */
const UPDATE_ARRIVES_MS = 6_000;
const HANDOVER_MS = 60_000;
const JOBS_MS = 30_000;
const ROLLBACK_MS = 45_000;
const RESTORE_MS = 25_000;
const LOOK_AGAIN_MS = 3_000;
/** Main repeats what fails in passing so long; the post step then goes on. */
const MAIN_UNDO_MS = 60_000;

/** How the undo ended, for people. `clean`: nothing is left that a person must do. */
export interface UndoEnding {
  readonly clean: boolean;
  readonly sentence: string;
}

/**
 * Undoes what a run left behind, judged by the service and its workers, not by the record alone. A second undo changes
 * nothing more. Nothing changed yet: restore. Ours is PRIMARY: leave it to ECS where the new workers consume, else roll back
 * and restore. A foreign deployment in progress: hands off. What fails in passing is repeated until `boundMs` are over; no
 * step stands before giving the queues back that it doesn't need. Throws nothing but a cancel.
 */
export async function undo(run: Run, boundMs = MAIN_UNDO_MS): Promise<UndoEnding> {
  const record = run.record;
  if (record === null || record.status === 'closed') return { clean: true, sentence: 'Nothing to undo.' };
  const { clock, story } = run.world;
  run.isUndoing = true;
  const overlap = record.protections.length > 0;
  story.tell({ kind: 'undo-begun', overlap, workers: record.workers });
  // The post step comes without a plan: the record shows how the workers were drained.
  if (run.drain.mode === 'none' && (overlap || record.workers.length > 0))
    setDrainMode(run, { mode: overlap ? 'overlap' : 'before', why: '' });
  const untilMs = clock.now() + boundMs;
  for (;;) {
    const { ending, isFinal } = await attempt(run);
    if (ending.clean || isFinal || clock.now() >= untilMs) return finish(run, ending);
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

/** `isFinal`: it can't get better. */
async function attempt(run: Run): Promise<{ readonly ending: UndoEnding; readonly isFinal: boolean }> {
  try {
    const known = await fetchKnown(run, 'what is to be undone', () => undoOnce(run));
    if (known.isKnown) return { ending: known.value, isFinal: false };
    return { ending: unfinished(known.why), isFinal: false };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    return { ending: unfinished(messageOf(error)), isFinal: true };
  }
}

function unfinished(why: string): UndoEnding {
  return { clean: false, sentence: `The undo could not be finished: ${why}` };
}

/** Tidies up last: a revision that nobody uses harms nobody. */
async function finish(run: Run, ending: UndoEnding): Promise<UndoEnding> {
  await dropUnusedRevision(run);
  return ending.clean ? ending : tellRepairs(run, ending.sentence);
}

async function undoOnce(run: Run): Promise<UndoEnding> {
  const judgement = await judgeOrAssume(run);
  const { workers, protections } = recordOf(run);
  if (workers.length === 0 && protections.length === 0)
    return close(run, 'No worker was silenced and no task protected: nothing to undo.');
  switch (judgement.kind) {
    case 'old':
      return restoreOld(run, judgement.primaryId);
    case 'ours':
      return judgeRollout(run, judgement);
    case 'foreign':
      return judgement.inProgress
        ? leaveToOthers(run, judgement.primaryId)
        : restoreOld(run, judgement.primaryId);
    case 'unknown':
      return {
        clean: false,
        sentence: 'The service has no PRIMARY deployment; it is being set up or deleted.',
      };
  }
}

/** Where no UpdateService was made the broker alone is enough: a service that can't be read is as it was. */
async function judgeOrAssume(run: Run): Promise<UndoJudgement> {
  const { update, previous } = recordOf(run);
  if (update !== null) return judge(run);
  const found = await readSource({ unreadable: [] }, 'ecs:DescribeServices', () => judge(run));
  return found ?? { kind: 'old', primaryId: previous.deploymentId };
}

/** An UpdateService that was sent when main died may arrive a moment later. */
async function judge(run: Run): Promise<UndoJudgement> {
  const { clock, ecs } = run.world;
  const record = recordOf(run);
  const untilMs = clock.now() + UPDATE_ARRIVES_MS;
  for (;;) {
    const judgement = judgeUndo(record, await ecs.fetchService());
    const mayArrive = record.update?.state === 'sent' && judgement.kind === 'old';
    if (!mayArrive || clock.now() >= untilMs) return judgement;
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

/** A revision that we registered and that no deployment took is deregistered again, where that is possible. */
async function dropUnusedRevision(run: Run): Promise<void> {
  const record = recordOf(run);
  const arn = record.registeredTaskDefinitionArn;
  if (arn === null || record.update?.state === 'made') return;
  const dropped = await readSource({ unreadable: [] }, 'ecs:DeregisterTaskDefinition', async () => {
    const isUsed = findPrimary(await run.world.ecs.fetchService())?.taskDefinitionArn === arn;
    if (!isUsed) await run.world.ecs.deregisterTaskDefinition(arn);
    return !isUsed;
  });
  if (dropped === false) return;
  if (dropped === null) {
    const sentence = `${arn} stays registered, though no deployment uses it: it could not be deregistered.`;
    run.world.story.tell({ kind: 'warned', sentence });
    return;
  }
  run.world.story.tell({ kind: 'noted', sentence: `deregistered ${arn}, which no deployment used` });
  saveRecord(run, { ...record, registeredTaskDefinitionArn: null });
}

async function restoreOld(run: Run, primaryId: string): Promise<UndoEnding> {
  // As before our run: everybody stays. Rolled back as a new deployment: only its own tasks do.
  const isAsBefore = primaryId === recordOf(run).previous.deploymentId;
  const stays = (task: { startedBy: string | null }): boolean => isAsBefore || task.startedBy === primaryId;
  const plan = await restoreAndRelease(run, stays, RESTORE_MS);
  if (plan.open.length > 0) {
    return unclean(`Not all workers could be verified to consume again: ${plan.open.join(', ')}.`);
  }
  const parts = [
    ...(plan.restored.length > 0 ? [`${plan.restored.join(', ')} consume again`] : []),
    ...(plan.leaving.length > 0 ? [`${plan.leaving.join(', ')} are gone or being replaced`] : []),
  ];
  return close(
    run,
    parts.length === 0 ? 'No worker was silenced; no task is protected.' : `${parts.join('; ')}.`,
  );
}

async function judgeRollout(run: Run, ours: Extract<UndoJudgement, { kind: 'ours' }>): Promise<UndoEnding> {
  // New workers are silenced only for a rollback: it has to be finished.
  const { rollbackRequested, workers } = recordOf(run);
  const wasGoingBack = rollbackRequested || workers.some((worker) => worker.side === 'new');
  if (!wasGoingBack && ours.rolloutState !== 'FAILED' && (await areSeenToConsume(run, ours.deploymentId))) {
    const isOverlap = recordOf(run).protections.length > 0;
    const rest = isOverlap ? ` ${await finishOverlap(run, ours.deploymentId, JOBS_MS)}` : '';
    return close(
      run,
      `The new revision is PRIMARY and its workers consume: the rollout is left to ECS.${rest}`,
    );
  }
  run.world.story.tell({ kind: 'noted', sentence: 'The new revision does not serve: rolling back.' });
  const ending = await rollBack(run, {
    failedDeploymentId: ours.deploymentId,
    jobsTimeoutMs: JOBS_MS,
    timeoutMs: ROLLBACK_MS,
    toTheEnd: false,
  });
  if (ending.status === 'restored' || ending.status === 'completed')
    return restoredAfterRollback(run, ending);
  return unclean(ending.sentence);
}

function restoredAfterRollback(run: Run, { sentence, notRestored }: RollbackEnding): UndoEnding {
  if (notRestored.length > 0)
    return unclean(`${sentence} Not verified to consume again: ${notRestored.join(', ')}.`);
  return close(run, `Rolled back. ${sentence}`);
}

/** Where that is denied it is not proved, and the revision goes back. */
async function areSeenToConsume(run: Run, deploymentId: string): Promise<boolean> {
  try {
    return await newWorkersConsume(run, deploymentId);
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind !== 'denied') throw error;
    run.world.story.tell({ kind: 'warned', sentence: error.message });
    return false;
  }
}

async function newWorkersConsume(run: Run, deploymentId: string): Promise<boolean> {
  const { clock, ecs } = run.world;
  const progress = createProgress(run);
  const seen = new Map<string, readonly string[]>();
  const startedAtMs = clock.now();
  const untilMs = startedAtMs + HANDOVER_MS;
  for (;;) {
    const handover = await fetchKnown(run, 'who consumes', async () => {
      const tasks = await ecs.fetchTasks('running');
      const newTasks = tasks.filter((task) => task.startedBy === deploymentId);
      const oldTasks = tasks.filter((task) => task.startedBy !== deploymentId);
      return verifyConsumers(run, newTasks, oldTasks, seen);
    });
    const line = handover.isKnown ? handover.value.sentence : 'Whether the new workers consume is not known.';
    progress({ line }, { startedAtMs, boundAtMs: untilMs, expectedAtMs: null });
    if (handover.isKnown && handover.value.proven) return true;
    if (clock.now() >= untilMs) return false;
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

async function leaveToOthers(run: Run, primaryId: string): Promise<UndoEnding> {
  const sentence =
    `Another deployment, ${primaryId}, is in progress and replaces these workers; they are not given work again. ` +
    'The run that made it is in charge.';
  run.world.story.tell({ kind: 'noted', sentence, isWarning: true });
  return { clean: true, sentence: `${sentence}${await releaseIdle(run)}` };
}

function close(run: Run, sentence: string): UndoEnding {
  const record: UndoRecord = { ...recordOf(run), status: 'closed', workers: [], protections: [] };
  saveRecord(run, record);
  return { clean: true, sentence };
}

function unclean(sentence: string): UndoEnding {
  return { clean: false, sentence };
}

/** What a person can do where we could not: printed, and kept in the report. */
export function tellRepairs(run: Run, sentence: string): UndoEnding {
  run.world.story.tell({ kind: 'repairs-listed', commands: describeRepairs(recordOf(run)) });
  return { clean: false, sentence };
}

import type { Ledger, LedgerWorker } from '../../drain/ledger.js';
import { EMPTY_LEDGER, addToLedger } from '../../drain/ledger.js';
import { assessDrain } from '../../drain/assess-drain.js';
import { findProvenTasks } from '../../drain/find-proven-tasks.js';
import { isTaskFinished } from '../../drain/is-task-finished.js';
import { planHandover } from '../../drain/plan-handover.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import { fetchLedger } from '../workers/drain-workers.js';
import { protectAgain } from './protect-again.js';
import { protectLateTasks, releaseProtections } from '../workers/protect-tasks.js';
import { tellDrain } from '../report/tell-drain.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { saveLedger, silenceWorkers } from '../workers/silence-workers.js';
import { discoverWorkers } from '../workers/discover-workers.js';
import { fetchExpectedQueues } from '../workers/fetch-expected-queues.js';

/** How far the hand-over has come; changed by `stepOverlap` and `handleOverlapTimeout` alone. */
export interface OverlapState {
  readonly expiryMinutes: number;
  /** No drain lasts longer; Infinity: only their own bounds hold. */
  readonly endsAtMs: number;
  ledger: Ledger;
  /** Old tasks that we know, protected by us or by themselves. */
  readonly known: Set<string>;
  /** Old tasks that ECS refused to protect. */
  readonly unprotected: Set<string>;
  readonly silenced: Set<string>;
  readonly released: Set<string>;
  /** Silenced tasks that ended before they were released: an interruption, or somebody stopped them. */
  readonly ended: Set<string>;
  readonly proven: Set<string>;
  allProven: boolean;
  proofSentence: string;
  waveStartedAtMs: number;
  /** null while no silenced task is waited for. */
  drainDeadlineAtMs: number | null;
}

export function openOverlap(
  run: Run,
  { expiryMinutes, endsAtMs = Infinity }: { readonly expiryMinutes: number; readonly endsAtMs?: number },
): OverlapState {
  return {
    expiryMinutes,
    endsAtMs,
    ledger: EMPTY_LEDGER,
    known: new Set(recordOf(run).protections.map(({ taskArn }) => taskArn)),
    unprotected: new Set(),
    silenced: new Set(),
    released: new Set(),
    ended: new Set(),
    proven: new Set(),
    allProven: false,
    proofSentence: '',
    waveStartedAtMs: run.world.clock.now(),
    drainDeadlineAtMs: null,
  };
}

/** One turn: adopt late old tasks, ask the new workers, silence who is due, look, and release who is idle. */
export async function stepOverlap(
  run: Run,
  overlap: OverlapState,
  snapshot: RolloutSnapshot,
  room: number,
): Promise<void> {
  const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
  await adoptTasks(run, overlap, old);
  await protectAgain(run, overlap, old);
  const added = snapshot.newTasks.filter((task) => task.lastStatus === 'RUNNING');
  const { roster } = await discoverWorkers(run, [...added, ...old]);
  await noteProof(run, overlap, snapshot, roster);
  const { desiredCount } = snapshot.service;
  const oldTaskArns = old.map(({ arn }) => arn);
  const plan = {
    desiredCount,
    room,
    provenCount: overlap.proven.size,
    oldTaskArns,
    silencedTaskArns: overlap.silenced,
  };
  await silenceTasks(run, overlap, [...planHandover(plan), ...overlap.unprotected], roster);
  await lookAndRelease(run, overlap, snapshot.oldTasks, old);
}

async function adoptTasks(run: Run, overlap: OverlapState, old: readonly Task[]): Promise<void> {
  const isKnown = ({ arn }: Task): boolean => overlap.known.has(arn) || overlap.released.has(arn);
  const late = old.filter((task) => !isKnown(task));
  for (const arn of await protectLateTasks(run, late, overlap.expiryMinutes)) overlap.unprotected.add(arn);
  for (const { arn } of old) overlap.known.add(arn);
}

/** A task that once proved itself stays proven while it runs: a busy solo worker does not answer again. */
async function noteProof(
  run: Run,
  overlap: OverlapState,
  snapshot: RolloutSnapshot,
  roster: Roster,
): Promise<void> {
  const running = new Set(snapshot.newTasks.map(({ arn }) => arn));
  for (const arn of overlap.proven) if (!running.has(arn)) overlap.proven.delete(arn);
  const answering = roster.workers.filter((worker) => worker.answers);
  const consumed = answering
    .filter(({ taskArn }) => taskArn !== null && running.has(taskArn))
    .flatMap(({ queues }) => queues);
  const tasks = [...snapshot.newTasks, ...snapshot.oldTasks];
  const expected = await fetchExpectedQueues(run, new Set(consumed), roster, tasks);
  for (const arn of findProvenTasks(answering, running, expected)) overlap.proven.add(arn);
  const { desiredCount } = snapshot.service;
  overlap.allProven = overlap.proven.size >= desiredCount;
  const missing = expected.filter((queue) => !consumed.includes(queue));
  const hasStarted = snapshot.newTasks.some(({ lastStatus }) => lastStatus === 'RUNNING');
  const lacking = hasStarted && missing.length > 0 ? `; no new worker consumes ${missing.join(', ')}` : '';
  overlap.proofSentence = `${overlap.proven.size} of ${desiredCount} new tasks consume what the old ones do${lacking}.`;
}

/** Exported for overtime: then all that is left is silenced. */
export async function silenceTasks(
  run: Run,
  overlap: OverlapState,
  arns: readonly string[],
  roster: Roster,
): Promise<void> {
  const due = arns.filter((arn) => !overlap.silenced.has(arn));
  for (const arn of due) overlap.silenced.add(arn);
  const deadlineAtMs = Math.min(run.world.clock.now() + run.inputs.drainTimeoutMs, overlap.endsAtMs);
  if (due.length > 0) overlap.drainDeadlineAtMs ??= deadlineAtMs;
  const isDue = (taskArn: string | null): boolean => taskArn !== null && overlap.silenced.has(taskArn);
  const workers = roster.workers.filter(({ taskArn }) => isDue(taskArn));
  overlap.ledger = await silenceWorkers(run, addToLedger(overlap.ledger, workers, 'old'));
}

async function lookAndRelease(
  run: Run,
  overlap: OverlapState,
  alive: readonly Task[],
  old: readonly Task[],
): Promise<void> {
  const nowMs = run.world.clock.now();
  const deadlineAtMs = overlap.drainDeadlineAtMs ?? nowMs;
  // A released worker shuts down: that it doesn't answer any more proves nothing.
  const isReleased = ({ taskArn }: LedgerWorker): boolean =>
    taskArn !== null && overlap.released.has(taskArn) && !overlap.ended.has(taskArn);
  const { workers } = overlap.ledger;
  const watched = { workers: workers.filter((worker) => !isReleased(worker)) };
  const looked = await fetchLedger(run, watched, alive, deadlineAtMs);
  overlap.ledger = { workers: [...workers.filter(isReleased), ...looked.workers] };
  saveLedger(run, overlap.ledger);
  tellDrain(run, overlap.ledger, assessDrain(overlap.ledger, nowMs, deadlineAtMs).jobs);
  const isOver = (arn: string): boolean => {
    const task = old.find((one) => one.arn === arn);
    return task === undefined || isTaskFinished(overlap.ledger, task, nowMs);
  };
  const finished = [...overlap.silenced].filter((arn) => !overlap.released.has(arn) && isOver(arn));
  const running = finished.filter((arn) => old.some((task) => task.arn === arn));
  for (const arn of finished.filter((one) => !running.includes(one))) overlap.ended.add(arn);
  if (finished.length > 0) await release(run, overlap, running, finished);
}

/** A wave is over when every silenced task was released: the next one gets its own bounds. */
export async function release(
  run: Run,
  overlap: OverlapState,
  running: readonly string[],
  finished: readonly string[],
): Promise<void> {
  await releaseProtections(run, running);
  for (const arn of finished) overlap.released.add(arn);
  overlap.waveStartedAtMs = run.world.clock.now();
  if ([...overlap.silenced].every((arn) => overlap.released.has(arn))) overlap.drainDeadlineAtMs = null;
}

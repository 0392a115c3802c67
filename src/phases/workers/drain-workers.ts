import { advanceLedger } from '../../drain/advance-ledger.js';
import type { DrainVerdict } from '../../drain/assess-drain.js';
import { assessDrain } from '../../drain/assess-drain.js';
import { findBootingTasks } from '../../drain/find-booting-tasks.js';
import { NO_JOBS_SEEN, estimateJobsEnd, noteJobs } from '../../drain/estimate-jobs-left.js';
import type { Ledger } from '../../drain/ledger.js';
import { EMPTY_LEDGER, addToLedger, listEndedJobs } from '../../drain/ledger.js';
import type { Known } from '../../model/known.js';
import type { Task } from '../../model/task.js';
import type { RosterWorker } from '../../model/worker.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import { createProgress } from '../report/create-progress.js';
import { fetchKnown } from '../report/fetch-known.js';
import { tellDrain } from '../report/tell-drain.js';
import { tellEtaJobs } from '../report/tell-eta-jobs.js';
import { tellEndedJobs } from '../report/tell-ended-jobs.js';
import type { Run } from '../run.js';
import { saveLedger, silenceWorkers } from './silence-workers.js';
import { discoverWorkers } from './discover-workers.js';

/** Every so many polls all workers are asked who is there, though ECS shows no new task. */
const SURVEY_EVERY_ROUNDS = 4;
const OUTAGE_WARNING_MS = 300_000;
/** A big application may take a while to load on a small task before its worker answers. */
const BOOT_MS = 120_000;

export interface DrainOrder {
  readonly side: 'old' | 'new';
  readonly workers: readonly RosterWorker[];
  /** The running tasks whose workers are to be drained; asked at every poll, so that late ones are adopted. */
  readonly fetchTasks: () => Promise<readonly Task[]>;
  /** From the first command on. */
  readonly timeoutMs: number;
}

export interface DrainResult {
  readonly verdict: DrainVerdict;
  readonly ledger: Ledger;
}

/**
 * Silences these workers and waits until each is idle or gone, at most `timeoutMs` from the first command on.
 * Workers that are born meanwhile are adopted; the clock is not reset by them.
 */
export async function drainWorkers(run: Run, order: DrainOrder): Promise<DrainResult> {
  const { clock } = run.world;
  const progress = createProgress(run);
  const warnOfOutage = createOutageWarning(run);
  const startedAtMs = clock.now();
  const deadlineAtMs = startedAtMs + order.timeoutMs;
  const awaitBoot = createBootWait(run, order.side, deadlineAtMs);
  let jobs = NO_JOBS_SEEN;
  let ledger = addToLedger(EMPTY_LEDGER, order.workers, order.side);
  for (let round = 1; ; round += 1) {
    // What a turn that failed half-way already changed stays in the ledger.
    const keep = (next: Ledger): Ledger => (ledger = next);
    const turn = await fetchKnown(run, 'the state of the workers', async () => {
      keep(await silenceWorkers(run, ledger));
      const tasks = await order.fetchTasks();
      keep(await fetchLedger(run, ledger, tasks, deadlineAtMs));
      return tasks;
    });
    const assessed = assessTurn(ledger, turn, clock.now(), deadlineAtMs);
    const verdict = turn.isKnown ? awaitBoot(assessed, ledger, turn.value) : assessed;
    saveLedger(run, ledger);
    tellDrain(run, ledger, verdict.jobs);
    jobs = noteJobs(jobs, verdict.jobs, clock.now(), listEndedJobs(ledger));
    const expectedAtMs = estimateJobsEnd(jobs, verdict.jobs, clock.now());
    progress({ line: verdict.sentence }, { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs });
    if (verdict.status === 'timed-out') return { verdict, ledger };
    warnOfOutage(turn.isKnown ? [] : listSilencedQueues(ledger));
    const isDue = verdict.status === 'done' || round % SURVEY_EVERY_ROUNDS === 0;
    const adopted = turn.isKnown ? await adoptKnown(run, order, ledger, turn.value, isDue) : NOT_ADOPTED;
    if (adopted.isKnown && adopted.value === ledger && verdict.status === 'done') return { verdict, ledger };
    if (!adopted.isKnown || adopted.value === ledger) await clock.sleep(run.inputs.drainPollIntervalMs);
    else ledger = adopted.value;
  }
}

const NOT_ADOPTED: Known<Ledger> = { isKnown: false, why: '' };

/** What isn't known now can't end a drain: only its bound does. */
function assessTurn(ledger: Ledger, turn: Known<unknown>, nowMs: number, deadlineAtMs: number): DrainVerdict {
  const verdict = assessDrain(ledger, nowMs, deadlineAtMs);
  if (turn.isKnown) return verdict;
  const sentence = `The state of the workers is not known: ${turn.why}`;
  return { ...verdict, status: nowMs >= deadlineAtMs ? 'timed-out' : 'waiting', sentence };
}

/**
 * A task of the old revision whose worker is still coming up would take a job right before it is replaced: it is waited for,
 * as long as a worker may take to answer, and within the drain's bound.
 */
function createBootWait(
  { world: { clock }, inputs }: Run,
  side: DrainOrder['side'],
  deadlineAtMs: number,
): (verdict: DrainVerdict, ledger: Ledger, tasks: readonly Task[]) => DrainVerdict {
  let sinceMs: number | null = null;
  return (verdict, ledger, tasks) => {
    if (verdict.status !== 'done' || side === 'new' || inputs.drainWorkers !== 'auto') return verdict;
    const booting = findBootingTasks(ledger, tasks, clock.now());
    sinceMs ??= clock.now();
    const untilMs = Math.min(sinceMs + BOOT_MS, deadlineAtMs);
    if (booting.length === 0 || clock.now() >= untilMs) return verdict;
    const names = booting.map(({ arn }) => shortenTask(arn)).join(', ');
    return {
      ...verdict,
      status: 'waiting',
      sentence: `No job left; the workers of old tasks are starting: ${names}.`,
    };
  };
}

function listSilencedQueues({ workers }: Ledger): readonly string[] {
  const silenced = workers.filter(({ firstCommandAtMs }) => firstCommandAtMs !== null);
  return [...new Set(silenced.flatMap(({ queues }) => queues.map(({ name }) => name)))].sort();
}

/** In `before` nobody consumes meanwhile: after five minutes that is a warning of its own. */
function createOutageWarning({ world }: Run): (queues: readonly string[]) => void {
  let sinceMs: number | null = null;
  return (queues) => {
    if (queues.length === 0) sinceMs = null;
    else sinceMs ??= world.clock.now();
    if (sinceMs === null || world.clock.now() - sinceMs < OUTAGE_WARNING_MS) return;
    const since = new Date(sinceMs).toISOString();
    const sentence = `The workers can't be reached since ${since}, and their queues have no consumer: ${queues.join(', ')}.`;
    world.story.tell({ kind: 'warned', sentence });
  };
}

function adoptKnown(
  run: Run,
  order: DrainOrder,
  ledger: Ledger,
  tasks: readonly Task[],
  isDue: boolean,
): Promise<Known<Ledger>> {
  return fetchKnown(run, 'the state of the workers', () => adoptWorkers(run, order, ledger, tasks, isDue));
}

/** The ledger after a look at all its workers that are not gone. */
export async function fetchLedger(
  run: Run,
  ledger: Ledger,
  tasks: readonly Task[],
  deadlineAtMs: number,
): Promise<Ledger> {
  const present = ledger.workers.filter((worker) => worker.state !== 'gone');
  if (present.length === 0) return ledger;
  const celery = await run.world.connectCelery();
  const looks = await celery.look(present);
  const silent = new Set(looks.filter((look) => !look.answered).map((look) => look.node));
  const unmapped = present.filter((worker) => worker.taskArn === null && silent.has(worker.node));
  const mailboxes =
    unmapped.length === 0 ? [] : await celery.fetchMailboxes(unmapped.map((worker) => worker.node));
  const isThere = (node: string): boolean => mailboxes.includes(node) && !run.staleNodes.includes(node);
  const goneNodes = unmapped.map((worker) => worker.node).filter((node) => !isThere(node));
  const round = { atMs: run.world.clock.now(), deadlineAtMs, looks, goneNodes };
  const advanced = advanceLedger(ledger, {
    ...round,
    tasks: await describeTasks(run, present, tasks, silent),
  });
  tellEndedJobs(run, ledger, advanced);
  tellEtaJobs(run, ledger, advanced, deadlineAtMs);
  return advanced;
}

/** The running tasks, and how those ended that no longer run and whose workers don't answer. */
async function describeTasks(
  run: Run,
  present: Ledger['workers'],
  running: readonly Task[],
  silent: ReadonlySet<string>,
): Promise<readonly Task[]> {
  const known = new Set(running.map((task) => task.arn));
  const missing = present
    .filter((worker) => silent.has(worker.node) && worker.taskArn !== null && !known.has(worker.taskArn))
    .map((worker) => worker.taskArn ?? '');
  return missing.length === 0 ? running : [...running, ...(await run.world.ecs.fetchTasksByArn(missing))];
}

async function adoptWorkers(
  run: Run,
  order: DrainOrder,
  ledger: Ledger,
  tasks: readonly Task[],
  due: boolean,
): Promise<Ledger> {
  const covered = new Set(ledger.workers.map((worker) => worker.taskArn));
  if (!due && tasks.every((task) => covered.has(task.arn))) return ledger;
  const { roster } = await discoverWorkers(run, tasks);
  const adopted = addToLedger(ledger, roster.workers, order.side);
  for (const worker of adopted.workers.slice(ledger.workers.length)) {
    run.world.story.tell({ kind: 'noted', sentence: `${worker.node} appeared: it is drained too` });
  }
  return adopted;
}

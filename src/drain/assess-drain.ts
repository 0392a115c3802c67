import type { JobReport } from '../model/report.js';
import { describeAwaited } from '../wording/describe-eta-jobs.js';
import { countEndedJobs } from '../wording/describe-ended-jobs.js';
import { findEtaJobs } from './find-eta-jobs.js';
import type { Ledger, LedgerWorker } from './ledger.js';
import { listEndedJobs } from './ledger.js';

export interface DrainVerdict {
  readonly status: 'waiting' | 'done' | 'timed-out';
  /** What is being waited for. */
  readonly jobs: readonly JobReport[];
  readonly silentNodes: readonly string[];
  readonly sentence: string;
}

/** Is the drain over? Workers that are gone or idle are finished; silent ones are unknown, and waited for. */
export function assessDrain(ledger: Ledger, nowMs: number, deadlineAtMs: number): DrainVerdict {
  const jobs = listJobs(ledger.workers, nowMs);
  const silentNodes = ledger.workers
    .filter((worker) => worker.state === 'silent')
    .map((worker) => worker.node);
  const finished = ledger.workers.filter(
    (worker) => worker.state === 'idle' || worker.state === 'gone',
  ).length;
  const eta = describeAwaited(findEtaJobs(ledger, deadlineAtMs));
  const sentence = describe(ledger, finished, jobs, silentNodes, eta);
  const done = finished === ledger.workers.length;
  const status = done ? 'done' : nowMs >= deadlineAtMs ? 'timed-out' : 'waiting';
  return { status, jobs, silentNodes, sentence };
}

/** Jobs that these workers run or have fetched, each with its age. */
export function listJobs(
  workers: readonly Pick<LedgerWorker, 'node' | 'active' | 'reserved'>[],
  nowMs: number,
): readonly JobReport[] {
  return workers.flatMap((worker) =>
    [
      ...worker.active,
      ...worker.reserved.filter((job) => !worker.active.some((one) => one.id === job.id)),
    ].map((job) => ({
      id: job.id,
      name: job.name,
      node: worker.node,
      ageMs: job.startedAtMs === null ? null : Math.max(0, nowMs - job.startedAtMs),
    })),
  );
}

function describe(
  ledger: Ledger,
  finished: number,
  jobs: readonly JobReport[],
  silentNodes: readonly string[],
  eta: string,
): string {
  const running = jobs.filter((job) => job.ageMs !== null).length;
  const waitingJobs = jobs.length - running;
  const parts = [`${String(finished)} of ${String(ledger.workers.length)} workers idle or gone`];
  if (running > 0) parts.push(`${String(running)} ${running === 1 ? 'job' : 'jobs'} running`);
  if (waitingJobs > 0) parts.push(`${String(waitingJobs)} fetched but not started`);
  if (silentNodes.length > 0) parts.push(`${String(silentNodes.length)} not answering (busy or unreachable)`);
  const consuming = ledger.workers.filter(
    (worker) => worker.state !== 'gone' && worker.queues.some((queue) => !queue.confirmed),
  ).length;
  if (consuming > 0) parts.push(`${String(consuming)} still consuming`);
  if (eta !== '') parts.push(eta);
  const ended = listEndedJobs(ledger);
  if (ended.length > 0) parts.push(countEndedJobs(ended));
  if (parts.length === 1 && finished < ledger.workers.length) parts.push('no job left, checking once more');
  return `${parts.join(', ')}.`;
}

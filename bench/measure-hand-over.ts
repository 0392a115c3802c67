import { awaitRunning } from '../__tests__/support/shop/await-jobs.js';
import { startDeploy } from '../__tests__/support/shop/deploy.js';
import { findCut, findFinished, readJournal } from '../__tests__/support/shop/journal.js';
import type { ShopService } from '../__tests__/support/shop/open-shop-service.js';
import type { ActionResult } from '../__tests__/support/action/run-action.js';
import type { Shop } from '../__tests__/support/shop/start-shop.js';
import { waitFor } from '../__tests__/support/wait-for.js';
import { startJobStream } from './start-job-stream.js';
import { sumGapMs, watchConsumers } from './watch-consumers.js';

export type Drain = 'overlap' | 'before' | 'none';

/** What happened to the jobs that ran during a deploy. */
export interface Measurement {
  readonly drain: Drain;
  readonly service: ShopService;
  /** Those of the old revision when the deploy began. */
  readonly oldTasks: readonly string[];
  readonly result: ActionResult;
  /** Jobs of both queues. */
  readonly jobs: readonly string[];
  readonly cut: readonly string[];
  readonly samples: number;
  /** Real milliseconds without a consumer, by queue. */
  readonly gapsMs: Readonly<Record<string, number>>;
  /** Longest pause between two starts of short jobs, as a multiple of the median. */
  readonly pauseRatio: number;
}

const SHORT_EVERY_MS = 125;
const LONG_EVERY_MS = 2_500;
const LONG_S = 10;
const LONGEST_WAIT_MS = 20_000;
/** Simulated seconds: 2 real ones at 30 times the speed. */
const STOP_TIMEOUT_S = 60;

/**
 * Deploys a new revision during a stream of short jobs on one queue and of long ones on another, and watches who
 * consumes. The workers have more room than there are jobs, so that none of them ever stops asking for more.
 */
export async function measureHandOver(shop: Shop, drain: Drain): Promise<Measurement> {
  const name = `stream-${drain}`;
  const queues = [`${name}-short`, `${name}-long`] as const;
  const pool = { pool: 'threads', concurrency: 8 } as const;
  const service = await shop.openService({ name, queues, ...pool, stopTimeoutS: STOP_TIMEOUT_S });
  const short = startJobStream(shop.client, { name: 'shop.noop', queue: queues[0] }, SHORT_EVERY_MS);
  const longOrder = { name: 'shop.cook', args: [LONG_S], queue: queues[1] } as const;
  const long = startJobStream(shop.client, longOrder, LONG_EVERY_MS);
  await awaitRunning(shop.journal, await long.add(3));
  await waitFor('a stream of jobs', () => findFinished(shop.journal, short.jobs).length > 8);
  const watch = await watchConsumers(shop.room, queues);
  const oldTasks = (await service.livingTasks()).map(({ taskArn = '' }) => taskArn);
  const deployedAtMs = Date.now();
  const result = await startDeploy(shop, service, { inputs: { drain, 'drain-timeout': '10m' } }).done;
  const samples = await watch.stop();
  const shortJobs = await short.stop();
  const jobs = [...shortJobs, ...(await long.stop())];
  return {
    drain,
    service,
    oldTasks,
    result,
    jobs,
    samples: samples.length,
    cut: await awaitEnds(shop, service, jobs),
    gapsMs: Object.fromEntries(queues.map((queue) => [queue, sumGapMs(samples, queue)])),
    pauseRatio: measurePauses(shop.journal, shortJobs, deployedAtMs),
  };
}

/** Waits until every job has ended or was cut; returns those that never ended, including any lost before their start. */
async function awaitEnds(shop: Shop, service: ShopService, jobs: readonly string[]): Promise<string[]> {
  const nodes = await service.livingNodes();
  const findUnended = (): string[] => {
    const ended = new Set(findFinished(shop.journal, jobs));
    return jobs.filter((job) => !ended.has(job));
  };
  const isOver = (): boolean => findUnended().length === findCut(shop.journal, nodes, jobs).length;
  await waitFor('the end of every job', isOver, { timeoutMs: LONGEST_WAIT_MS }).catch(() => undefined);
  return findUnended();
}

/** The longest pause between two starts of these jobs, as a multiple of the median before the deploy. */
function measurePauses(journal: string, jobs: readonly string[], deployedAtMs: number): number {
  const wanted = new Set(jobs);
  const starts = readJournal(journal)
    .filter(({ event, job }) => event === 'start' && wanted.has(job))
    .map(({ at }) => at * 1000)
    .sort((a, b) => a - b);
  const pauses = starts.slice(1).map((at, index) => ({ at, ms: at - (starts[index] ?? at) }));
  const before = pauses.filter(({ at }) => at < deployedAtMs).map(({ ms }) => ms);
  before.sort((a, b) => a - b);
  const median = before[Math.floor(before.length / 2)] ?? Number.NaN;
  return Math.max(...pauses.map(({ ms }) => ms)) / median;
}

/** One line for people. */
export function describeMeasurement(measured: Measurement): string {
  const gaps = Object.entries(measured.gapsMs).map(
    ([queue, gapMs]) => `${queue} ${(gapMs / 1000).toFixed(1)} s`,
  );
  return (
    `${measured.drain.padEnd(7)} without a consumer: ${gaps.join(', ')}; longest pause between starts: ` +
    `${measured.pauseRatio.toFixed(1)} times the median; ${String(measured.jobs.length)} jobs, ` +
    `${String(measured.cut.length)} cut (${String(measured.samples)} samples)`
  );
}

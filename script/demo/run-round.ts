import { awaitRunning } from '../../__tests__/support/shop/await-jobs.js';
import { findCut, findFinished } from '../../__tests__/support/shop/journal.js';
import { startStep } from '../../__tests__/support/action/run-action.js';
import type { Shop } from '../../__tests__/support/shop/start-shop.js';
import { waitFor } from '../../__tests__/support/wait-for.js';
import { sumGapMs, watchConsumers } from '../../bench/watch-consumers.js';
import { dim, say, sayLogLine, saySummary, sayTitle } from './show.js';

export interface Round {
  readonly title: string;
  readonly service: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly jobs: number;
  readonly jobSeconds: number;
  /** Simulated seconds. */
  readonly stopTimeoutS: number;
  /** Prints the whole job summary. */
  readonly showsSummary: boolean;
}

/** What the journal of the jobs says at the end. */
export interface Tally {
  readonly title: string;
  readonly running: number;
  readonly finished: number;
  readonly cut: number;
  readonly outcome: string;
  readonly seconds: number;
  /** Time in which the broker saw no consumer of the queue. */
  readonly gapSeconds: number;
}

/** Deploys a new revision in the middle of long jobs and counts how they ended. */
export async function runRound(shop: Shop, round: Round): Promise<Tally> {
  sayTitle(round.title);
  say(`Starting the service ${round.service}: two Celery workers, revision 1.`);
  const { service: name, stopTimeoutS, jobs: concurrency } = round;
  const service = await shop.openService({ name, stopTimeoutS, concurrency });
  const jobs = await service.cook(round.jobs, round.jobSeconds);
  await awaitRunning(shop.journal, jobs);
  say(`${String(round.jobs)} jobs of ${String(round.jobSeconds)} s are running. Deploying revision 2 now:`);
  say();
  const inputs = service.inputs(round.inputs);
  for (const [name, value] of Object.entries(inputs)) say(dim(`    ${name}: ${value}`));
  say();
  const job = service.prepareRevision('new');
  const watch = await watchConsumers(shop.room, [service.queue]);
  const action = startStep('index.js', {
    inputs,
    awsEndpointUrl: shop.simulator.url,
    job,
    onLine: sayLogLine,
  });
  stopOnExit(() => {
    action.kill('SIGKILL');
  });
  const result = await action.done;
  const gapMs = sumGapMs(await watch.stop(), service.queue);
  if (result.stderr.trim() !== '') say(result.stderr.trim());
  if (round.showsSummary) {
    say();
    say('The job summary of the run:');
    say();
    saySummary(result.summary);
  }
  const nodes = await service.livingNodes();
  const count = (): { finished: number; cut: number } => ({
    finished: findFinished(shop.journal, jobs).length,
    cut: findCut(shop.journal, nodes, jobs).length,
  });
  await waitFor('the end of every job', () => count().finished + count().cut >= jobs.length, {}, count);
  return {
    title: round.title,
    running: jobs.length,
    ...count(),
    outcome: result.outputs['outcome'] ?? 'none',
    seconds: Math.round(result.durationMs / 1000),
    gapSeconds: gapMs / 1000,
  };
}

function stopOnExit(stop: () => void): void {
  process.once('exit', stop);
}

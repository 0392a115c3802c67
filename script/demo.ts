/**
 * Deploys a Celery service during long jobs: with overlap, with a drain before, and without a drain. Everything runs
 * on this machine: a Redis, a simulator of ECS that runs tasks as processes, and real Celery workers of examples/shop.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { REPOSITORY } from '../__tests__/support/action/action-environment.js';
import { startBroker } from '../__tests__/support/brokers/start-broker.js';
import { startShop } from '../__tests__/support/shop/start-shop.js';
import { runRound, type Tally } from './demo/run-round.js';
import { bold, green, red, say, sayTitle } from './demo/show.js';

/** Simulated seconds per real second. */
const TIME_SCALE = 20;
const STOP_TIMEOUT_S = 60;
const JOB_S = 15;

const stops: (() => Promise<void>)[] = [];

async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => undefined);
}

async function demonstrate(): Promise<void> {
  say(bold('ecs-handover: what happens to running jobs when their workers are deployed'));
  say();
  say(`The simulator's clock runs ${String(TIME_SCALE)} times as fast as yours. A stopTimeout of`);
  say(
    `${String(STOP_TIMEOUT_S)} s, the time between SIGTERM and SIGKILL, passes in ${String(STOP_TIMEOUT_S / TIME_SCALE)} s;`,
  );
  say(`the jobs take ${String(JOB_S)} s, five times that.`);
  const broker = await startBroker('redis');
  stops.push(() => broker.stop());
  const shop = await startShop(broker, { timeScale: TIME_SCALE });
  stops.push(() => shop.stop());
  const round = { jobs: 4, jobSeconds: JOB_S, stopTimeoutS: STOP_TIMEOUT_S };
  const rounds = [
    {
      title: 'Overlap: the new workers consume before the old ones stop consuming',
      service: 'kitchen',
      drain: 'auto',
    },
    { title: 'Before: the old workers finish, then the deploy', service: 'bakery', drain: 'before' },
    { title: 'None, for comparison', service: 'canteen', drain: 'none' },
  ];
  const tallies: Tally[] = [];
  for (const { title, service, drain } of rounds) {
    const showsSummary = tallies.length === 0;
    tallies.push(await runRound(shop, { ...round, title, service, inputs: { drain }, showsSummary }));
  }
  sayResult(tallies);
}

function sayResult(tallies: readonly Tally[]): void {
  sayTitle('What happened to the jobs, by their own journal');
  const rows = tallies.map((tally) => [
    tally.title.replace(/[,:].*/, ''),
    tally.outcome,
    ...[tally.running, tally.finished, tally.cut].map(String),
    `${tally.gapSeconds.toFixed(1)} s`,
    `${String(tally.seconds)} s`,
  ]);
  const head = [
    '',
    'outcome',
    'running at the deploy',
    'finished',
    'cut',
    'queue without a consumer',
    'took',
  ];
  say(markdownTable([head, ...rows], { align: ['l', 'l', 'r', 'r', 'r', 'r', 'r'] }));
  say();
  const kept = tallies
    .slice(0, 2)
    .every(
      ({ cut, finished, running, outcome }) => cut === 0 && finished === running && outcome === 'succeeded',
    );
  say(kept ? green('Both drains kept every job.') : red('A drain did not keep every job.'));
  const gapless = tallies[0]?.gapSeconds === 0;
  if (gapless) say(green('With overlap the queue always had a consumer.'));
  else say(red('With overlap the queue was without a consumer for a while.'));
  if (!kept || !gapless) process.exitCode = 1;
}

if (!existsSync(join(REPOSITORY, 'dist/index.js'))) {
  say('dist/index.js is missing: run `npm run build` first.');
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say();
    say('Stopping everything that was started.');
    void stopAll().finally(() => process.exit(130));
  });
}
try {
  await demonstrate();
} finally {
  await stopAll();
}
process.exit();

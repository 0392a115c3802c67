/**
 * Kills a drain-and-deploy at every single call that it makes to the broker or to AWS, runs the post step, and checks
 * each time that no job was cut and every worker consumes: `npm run sweep -- [redis|rabbitmq] [before|overlap] [from] [to]`.
 */
import { CELERY_PYTHON } from '../__tests__/support/brokers/start-celery-worker.js';
import {
  type Death,
  type Interrupted,
  type Interruption,
  interruptHandOver,
} from '../__tests__/support/shop/interrupt-hand-over.js';
import {
  type Broker,
  type BrokerKind,
  BROKERS,
  startBroker,
} from '../__tests__/support/brokers/start-broker.js';
import { type Shop, startShop } from '../__tests__/support/shop/start-shop.js';
import { messageOf } from '../src/errors.js';

/** Runs at a time; more would only slow a small machine down. */
const LANES = 2;
const DEATHS: readonly Death[] = ['killed before', 'killed after', 'cancelled', 'killed after'];

function chooseDeath(number: number): Death {
  return DEATHS[number % DEATHS.length] ?? 'killed before';
}

type Drain = Interruption['drain'];
const DRAINS: readonly Drain[] = ['before', 'overlap'];

interface Tally {
  passed: number;
  readonly failures: string[];
}

async function sweep(kind: BrokerKind, drain: Drain, from: number, to: number): Promise<Tally> {
  const broker = await startBroker(kind);
  const shop = await startShop(broker);
  const tally: Tally = { passed: 0, failures: [] };
  try {
    let next = from;
    let ended = false;
    const lane = async (): Promise<void> => {
      while (!ended && next <= to) {
        const number = next++;
        // A run that ended before this call: there are no more calls.
        ended = (await sweepOne(shop, broker, drain, number, tally)) === 'not reached';
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    await shop.stop();
    await broker.stop();
  }
  return tally;
}

async function sweepOne(
  shop: Shop,
  broker: Broker,
  drain: Drain,
  number: number,
  tally: Tally,
): Promise<'reached' | 'not reached'> {
  const death = chooseDeath(number);
  const at = (call: { number: number }): boolean => call.number >= number;
  const label = `${broker.kind} ${drain} call ${String(number)} ${death}`;
  try {
    const name = `sweep-${String(number)}`;
    const result = await interruptHandOver(shop, broker.port, name, { at, death, drain });
    if (result.call === null) {
      process.stdout.write(`${label}: main had ended after ${String(result.calls)} calls\n`);
      return 'not reached';
    }
    const wrong = findWrong(death, result);
    if (wrong)
      throw new Error(`(${result.call.names.join('+')}, ${String(result.calls)} calls in all) ${wrong}`);
    tally.passed++;
    process.stdout.write(
      `${label} (${result.call.names.join('+')}): ok${result.updated ? ', after UpdateService' : ''}\n`,
    );
  } catch (error) {
    const text = `${label}: ${messageOf(error)}`;
    tally.failures.push(text);
    process.stdout.write(`FAILED ${text}\n`);
  }
  return 'reached';
}

/** During the last calls the outcome is fixed already: then what serves is read, and connections are closed. */
const CALLS_AFTER_OUTCOME = 3;

function findWrong(death: Death, { main, post, signal, call, calls }: Interrupted): string | null {
  if (post.exitCode !== 0) return `post ended with ${String(post.exitCode)}:\n${post.stdout}\n${post.stderr}`;
  if (death !== 'cancelled') return null;
  if (signal !== 'SIGINT') return `it took ${String(signal)} to end main after SIGINT`;
  const wasOver = call !== null && calls - call.number < CALLS_AFTER_OUTCOME;
  if (wasOver && main.exitCode === 0 && main.outputs['outcome'] === 'succeeded') return null;
  if (main.exitCode !== 1) return `cancelled main ended with ${String(main.exitCode)}`;
  return /cancelled/i.test(main.summary) ? null : 'the summary does not say cancelled';
}

const words = process.argv.slice(2);
const kinds = BROKERS.filter((kind) => words.includes(kind));
const [from = 1, to = 1_000] = words.filter((word) => /^\d+$/.test(word)).map(Number);
process.stdout.write(`Workers run with ${CELERY_PYTHON}.\n`);
// What was started is killed when this process exits, which it does not do by itself on a signal.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const drains = DRAINS.filter((drain) => words.includes(drain));
let failures = 0;
for (const kind of kinds.length > 0 ? kinds : BROKERS) {
  for (const drain of drains.length > 0 ? drains : DRAINS) {
    const tally = await sweep(kind, drain, from, to);
    failures += tally.failures.length;
    process.stdout.write(
      `${kind} ${drain}: ${String(tally.passed)} passed, ${String(tally.failures.length)} failed\n`,
    );
  }
}
process.exit(failures === 0 ? 0 : 1);

import type { SilencingStep } from '../../drain/plan-silencing.js';
import { markCommanded, planSilencing, splitSteps } from '../../drain/plan-silencing.js';
import type { Ledger, LedgerWorker } from '../../drain/ledger.js';
import type { SilencedWorker, UndoRecord } from '../../model/undo-record.js';
import type { CeleryPort } from '../../ports.js';
import { fetchKnown } from '../report/fetch-known.js';
import type { Run } from '../run.js';
import { recordOf, saveRecord } from '../run.js';

/** kombu's BRPOP lasts a second: one that was begun before the cancel may still bring a job. */
const LAST_POP_MS = 1_200;
/** A gevent worker acts up to 2 s after its reply (measured). */
const EFFECT_WITHIN_MS = 2_500;
const LOOK_AGAIN_MS = 200;
/** Then it is time to look at all of them again; the workers that are left get their command in the next round. */
const ROUND_MS = 10_000;

/**
 * Sends `cancel_consumer` to every worker of the ledger that is still to be silenced, one queue at a time, the record
 * written first.
 *
 * On Redis one worker after another: a worker hands back a job that its last BRPOP brought after the cancel, and where
 * another one does the same with the same job at the same moment, kombu before 5.3.3 loses it (kombu #1800; measured: one
 * job of two workers silenced at once under load). `atOnce` takes that risk where there is no time left.
 */
export async function silenceWorkers(
  run: Run,
  ledger: Ledger,
  { atOnce = false }: { readonly atOnce?: boolean } = {},
): Promise<Ledger> {
  const { clock } = run.world;
  const startedAtMs = clock.now();
  const steps = planSilencing(ledger, startedAtMs);
  saveLedger(run, ledger);
  if (steps.length === 0) return ledger;
  const celery = await run.world.connectCelery();
  if (celery.transport === 'amqp' || atOnce) return sendCancels(run, celery, ledger, steps);
  let commanded = ledger;
  for (const group of splitSteps(steps, findSilentNodes(ledger))) {
    if (clock.now() - startedAtMs >= ROUND_MS) break;
    commanded = await sendCancels(run, celery, commanded, group);
    await awaitLastPop(run, celery, group);
  }
  return commanded;
}

/** A busy solo worker asks for no job before it has read the command: several may get it together. */
function findSilentNodes({ workers }: Ledger): readonly string[] {
  return workers.filter(({ state }) => state === 'silent').map(({ node }) => node);
}

async function sendCancels(
  run: Run,
  celery: CeleryPort,
  ledger: Ledger,
  steps: readonly SilencingStep[],
): Promise<Ledger> {
  const { story, clock } = run.world;
  const commanded = markCommanded(ledger, steps, clock.now());
  saveLedger(run, commanded);
  for (const { queue, nodes } of steps) {
    story.tell({ kind: 'noted', sentence: `cancel_consumer ${queue} → ${nodes.join(', ')}` });
    // Whether a command left is not known when the connection is lost: the next look at the worker shows it.
    const replies = await fetchKnown(run, 'the state of the workers', () => celery.silence(nodes, queue));
    if (!replies.isKnown) continue;
    // No answer is no refusal: a busy solo worker answers after its job.
    for (const { node, error } of replies.value) {
      if (error === null) continue;
      const sentence = `${node} refused to stop consuming ${queue}: ${error}`;
      story.tell({ kind: 'noted', sentence, isWarning: true });
    }
  }
  return commanded;
}

/** Waits until the workers that answer no longer consume these queues, and then until their last BRPOP is over. */
async function awaitLastPop(run: Run, celery: CeleryPort, steps: readonly SilencingStep[]): Promise<void> {
  const { clock } = run.world;
  const nodes = [...new Set(steps.flatMap((step) => step.nodes))];
  const untilMs = clock.now() + EFFECT_WITHIN_MS;
  for (;;) {
    const queues = await fetchKnown(run, 'the state of the workers', () => celery.fetchQueues(nodes));
    if (!queues.isKnown) break;
    const found = queues.value;
    const consumes = steps.some((step) => step.nodes.some((node) => found[node]?.includes(step.queue)));
    if (!consumes || clock.now() >= untilMs) break;
    await clock.sleep(LOOK_AGAIN_MS);
  }
  await clock.sleep(LAST_POP_MS);
}

/** Keeps the ledger's silenced workers in the undo record; written only when something changed. */
export function saveLedger(run: Run, ledger: Ledger): void {
  const record = recordOf(run);
  const inLedger = ledger.workers.filter((worker) => worker.firstCommandAtMs !== null).map(toSilenced);
  const others = record.workers.filter((worker) => !inLedger.some((one) => one.node === worker.node));
  const oldQueues = ledger.workers
    .filter((worker) => worker.side === 'old')
    .flatMap((worker) => originalQueues(worker).map((queue) => queue.name))
    .filter((queue) => !run.ownQueues.has(queue));
  const next: UndoRecord = {
    ...record,
    workers: [...others, ...inLedger],
    expectedQueues: [...new Set([...record.expectedQueues, ...oldQueues])].sort(),
  };
  if (JSON.stringify(next) !== JSON.stringify(record)) saveRecord(run, next);
}

function toSilenced(worker: LedgerWorker): SilencedWorker {
  return {
    node: worker.node,
    taskArn: worker.taskArn,
    pool: worker.pool,
    side: worker.side,
    queues: originalQueues(worker)
      .filter((queue) => queue.commandedAtMs !== null)
      .map((queue) => ({ name: queue.name, state: queue.confirmed ? 'confirmed' : 'sent' })),
  };
}

/** Queues that turned up later are cancelled like the others, and not given back. */
function originalQueues(worker: LedgerWorker): LedgerWorker['queues'] {
  return worker.queues.filter((queue) => queue.original);
}

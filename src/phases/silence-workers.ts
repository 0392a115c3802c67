import { markCommanded, planSilencing } from '../drain/plan-silencing.js';
import type { Ledger, LedgerWorker } from '../drain/ledger.js';
import type { SilencedWorker, UndoRecord } from '../model/undo-record.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';

/** Tells every worker of the ledger that is still to be silenced, one queue at a time, the record written first. */
export async function silenceWorkers(run: Run, ledger: Ledger): Promise<Ledger> {
  const nowMs = run.world.clock.now();
  const steps = planSilencing(ledger, nowMs);
  const told = markCommanded(ledger, steps, nowMs);
  recordLedger(run, told);
  if (steps.length === 0) return told;
  const celery = await run.world.connectCelery();
  for (const { queue, nodes } of steps) {
    run.world.log.info(`cancel_consumer ${queue} → ${nodes.join(', ')}`);
    const replies = await celery.silence(nodes, queue);
    // No answer is no refusal: a busy solo worker answers after its job.
    for (const { node, error } of replies) {
      if (error !== null) run.world.log.warn(`${node} refused to stop consuming ${queue}: ${error}`);
    }
  }
  return told;
}

/** Keeps the ledger's silenced workers in the undo record; written only when something changed. */
export function recordLedger(run: Run, ledger: Ledger): void {
  const record = recordOf(run);
  const inLedger = ledger.workers.filter((worker) => worker.firstCommandAtMs !== null).map(toSilenced);
  const others = record.workers.filter((worker) => !inLedger.some((one) => one.node === worker.node));
  const oldQueues = ledger.workers
    .filter((worker) => worker.side === 'old')
    .flatMap((worker) => originalQueues(worker).map((queue) => queue.name));
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

/** A queue without a command that is confirmed was never consumed by our doing. */
function originalQueues(worker: LedgerWorker): LedgerWorker['queues'] {
  return worker.queues.filter((queue) => queue.original);
}

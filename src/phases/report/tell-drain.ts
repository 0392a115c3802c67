import type { Ledger, LedgerWorker } from '../../drain/ledger.js';
import type { JobReport } from '../../model/report.js';
import type { DrainedWorker } from '../../model/run-event.js';
import type { Run } from '../run.js';

/** Reports what the ledger shows, and keeps what later decisions need of the old workers. */
export function tellDrain(run: Run, ledger: Ledger, jobsLeft: readonly JobReport[]): void {
  const isOld = ledger.workers.every(({ side }) => side === 'old');
  run.drain = { ...run.drain, jobsLeft, ...(isOld ? { ledger } : {}) };
  run.world.story.tell({ kind: 'drain-looked', workers: ledger.workers.map(toDrainedWorker) });
}

/** Without what the report doesn't need: it would make every look differ from the one before. */
function toDrainedWorker({
  node,
  taskArn,
  side,
  state,
  queues,
  active,
  reserved,
  jobsAtStart,
  firstCommandAtMs,
  idleAtMs,
}: LedgerWorker): DrainedWorker {
  return {
    node,
    taskArn,
    side,
    state,
    queues: queues.map(({ name, confirmed, original }) => ({ name, confirmed, original })),
    active,
    reserved,
    jobsAtStart,
    firstCommandAtMs,
    idleAtMs,
  };
}

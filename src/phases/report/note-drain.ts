import type { Ledger, LedgerWorker } from '../../drain/ledger.js';
import type { DrainRow, JobReport } from '../../model/report.js';
import { noteLedger, noteRestored } from './note-timeline.js';
import type { Run } from '../run.js';

/** Puts what the ledger says into the report; rows of workers that it doesn't know stay. */
export function noteDrain(run: Run, ledger: Ledger, jobs: readonly JobReport[]): void {
  const { drain } = run.world.report;
  const rows = ledger.workers.map(toRow);
  const others = drain.rows.filter(
    (row) => !rows.some((one) => one.node === row.node && one.side === row.side),
  );
  drain.rows = [...others, ...rows];
  drain.jobsLeft = [...jobs];
  noteLedger(run, ledger);
}

/** What became of these workers' queues. */
export function reportEnding(run: Run, nodes: readonly string[], ending: DrainRow['ending']): void {
  const { drain } = run.world.report;
  drain.rows = drain.rows.map((row) => (nodes.includes(row.node) ? { ...row, ending } : row));
  if (ending === 'restored') noteRestored(run, nodes);
}

function toRow(worker: LedgerWorker): DrainRow {
  const idleAfterMs =
    worker.idleAtMs === null || worker.firstCommandAtMs === null
      ? null
      : Math.max(0, worker.idleAtMs - worker.firstCommandAtMs);
  return {
    node: worker.node,
    taskArn: worker.taskArn,
    side: worker.side,
    queues: worker.queues.filter((queue) => queue.original).map((queue) => queue.name),
    state: worker.state,
    jobsAtStart: worker.jobsAtStart ?? 0,
    jobsLeft: worker.active.length + worker.reserved.length,
    idleAfterMs,
    ending: worker.firstCommandAtMs === null ? 'untouched' : 'silenced',
  };
}

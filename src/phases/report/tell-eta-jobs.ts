import { findNewEtaJobs } from '../../drain/find-eta-jobs.js';
import type { Ledger } from '../../drain/ledger.js';
import type { Run } from '../run.js';

/** A worker may hold thousands of them. */
const NAMED_AT_MOST = 20;

/** Reports ETA jobs that this look shows for the first time: their number, and the next ones of those not waited for. */
export function tellEtaJobs(
  { world: { story } }: Run,
  before: Ledger,
  after: Ledger,
  boundAtMs: number,
): void {
  const jobs = findNewEtaJobs(before, after, boundAtMs);
  if (jobs.length === 0) return;
  const others = jobs.filter(({ isAwaited }) => !isAwaited);
  story.tell({
    kind: 'eta-jobs-found',
    boundAtMs,
    awaitedCount: jobs.length - others.length,
    otherCount: others.length,
    others: others.slice(0, NAMED_AT_MOST),
  });
}

import type { EtaJob } from '../model/eta-job.js';
import type { Ledger } from './ledger.js';

/** The ETA jobs in the memory of these workers, the next one first; those whose time is not known last. */
export function findEtaJobs({ workers }: Ledger, boundAtMs: number): readonly EtaJob[] {
  const jobs = workers
    .filter(({ state }) => state !== 'gone')
    .flatMap(({ node, scheduled }) =>
      scheduled.map(({ id, name, etaMs }) => ({
        id,
        name,
        node,
        dueAtMs: etaMs,
        isAwaited: etaMs !== null && etaMs <= boundAtMs,
      })),
    );
  return jobs.sort((a, b) => (a.dueAtMs ?? Infinity) - (b.dueAtMs ?? Infinity));
}

/** Those that the earlier ledger doesn't know. */
export function findNewEtaJobs(before: Ledger, after: Ledger, boundAtMs: number): readonly EtaJob[] {
  const known = new Set(findEtaJobs(before, boundAtMs).map(({ node, id }) => `${node}\n${id}`));
  return findEtaJobs(after, boundAtMs).filter(({ node, id }) => !known.has(`${node}\n${id}`));
}

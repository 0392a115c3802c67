import type { Ledger } from '../../drain/ledger.js';
import type { Run } from '../run.js';

/** Reports the jobs of workers that this look shows to be gone. */
export function tellEndedJobs({ world: { story } }: Run, before: Ledger, after: Ledger): void {
  const wasGone = new Set(before.workers.filter(({ state }) => state === 'gone').map(({ node }) => node));
  const gone = after.workers.filter(({ state, node }) => state === 'gone' && !wasGone.has(node));
  const jobs = gone.flatMap(({ ended }) => ended);
  if (jobs.length > 0) story.tell({ kind: 'jobs-ended', jobs });
  // A new worker that fails at once never had a job.
  for (const { node } of gone.filter(({ jobsAtStart, side }) => jobsAtStart === null && side === 'old')) {
    const sentence = `${node} ended before it said which jobs it held: whether any was lost is not known.`;
    story.tell({ kind: 'warned', sentence });
  }
}

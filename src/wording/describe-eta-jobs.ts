import type { EtaJob } from '../model/eta-job.js';
import { countOf } from './count-of.js';
import { formatClock } from './format-clock.js';

/** What happens to an ETA job that nobody waits for. */
export const ETA_JOBS_RETURN =
  'a worker that stops cleanly puts them back into their queue; if it is killed, RabbitMQ hands them out again at once, ' +
  'Redis after visibility_timeout';

/** What the drain waits for; '' if for none: `waiting for an ETA job due at 14:03:20 UTC (shop.remind, 4f1c…)`. */
export function describeAwaited(jobs: readonly EtaJob[]): string {
  const awaited = jobs.filter(({ isAwaited }) => isAwaited);
  const [next] = awaited;
  if (next === undefined || next.dueAtMs === null) return '';
  const due = `due at ${formatClock(next.dueAtMs)} (${next.name}, ${next.id})`;
  return awaited.length === 1
    ? `waiting for an ETA job ${due}`
    : `waiting for ${countOf(awaited.length, 'ETA job')}, the next one ${due}`;
}

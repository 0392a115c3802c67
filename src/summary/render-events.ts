import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { escapeProse } from './escape.js';
import { fold } from './fold.js';
import { formatTime } from './format-time.js';
import { table } from './table.js';

/** The last rows show how it ended; more rows don't help. */
const ROWS_AT_MOST = 100;

/** The service events during the run, oldest first. */
export function renderEvents({ events }: Report): string {
  if (events.length === 0) return '';
  const last = [...events].sort((a, b) => a.atMs - b.atMs).slice(-ROWS_AT_MOST);
  const rows = last.map(({ atMs, message }) => [formatTime(atMs), escapeProse(message)]);
  const body = table([{ title: 'UTC' }, { title: 'Event' }], rows);
  return fold(countOf(events.length, 'service event'), body);
}

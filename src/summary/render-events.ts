import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';
import { formatTime } from './format-time.js';
import { renderTable } from './render-table.js';

/** The last rows show how it ended; more rows don't help. */
const ROWS_AT_MOST = 100;

/** The service events during the run, oldest first. */
export function renderEvents({ events }: Report): string {
  if (events.length === 0) return '';
  const last = [...events].sort((a, b) => a.atMs - b.atMs).slice(-ROWS_AT_MOST);
  const rows = last.map(({ atMs, message }) => [formatTime(atMs), escapeProse(message)]);
  const body = renderTable([{ title: 'UTC' }, { title: 'Event' }], rows);
  return renderFold(countOf(events.length, 'service event'), body);
}

import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { escapeProse } from './escape.js';
import { fold } from './fold.js';
import { formatTime } from './format-time.js';
import { table } from './table.js';

/** More rows help nobody; the last ones tell how it ended. */
const ROWS_AT_MOST = 100;

/** What ECS said meanwhile, oldest first. */
export function renderEvents({ events }: Report): string {
  if (events.length === 0) return '';
  const last = [...events].sort((a, b) => a.atMs - b.atMs).slice(-ROWS_AT_MOST);
  const rows = last.map(({ atMs, message }) => [formatTime(atMs), escapeProse(message)]);
  const body = table([{ title: 'UTC' }, { title: 'Event' }], rows);
  return fold(countOf(events.length, 'event of the service', 'events of the service'), body);
}

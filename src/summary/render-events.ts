import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { escapeProse } from './escape.js';
import { fold } from './fold.js';
import { formatTime } from './format-time.js';
import { table } from './table.js';

/** What ECS said meanwhile, newest first, as ECS tells it. */
export function renderEvents({ events }: Report): string {
  if (events.length === 0) return '';
  const rows = events.map(({ atMs, message }) => [formatTime(atMs), escapeProse(message)]);
  const body = table([{ title: 'UTC' }, { title: 'Event' }], rows);
  return fold(countOf(events.length, 'event of the service', 'events of the service'), body);
}

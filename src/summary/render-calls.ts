import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { code } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

/** How often each AWS operation was called. */
export function renderCalls({ calls }: Report): string {
  const rows = Object.entries(calls).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return '';
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  const columns = [{ title: 'Operation' }, { title: 'Calls', align: 'right' as const }];
  return fold(
    countOf(total, 'AWS call'),
    table(
      columns,
      rows.map(([operation, count]) => [code(operation), String(count)]),
    ),
  );
}

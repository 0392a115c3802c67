import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

/** How often each AWS operation was called. */
export function renderCalls({ calls }: Report): string {
  const rows = Object.entries(calls).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return '';
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  const columns = [{ title: 'Operation' }, { title: 'Calls', align: 'right' as const }];
  return renderFold(
    countOf(total, 'AWS call'),
    renderTable(
      columns,
      rows.map(([operation, count]) => [renderCode(operation), String(count)]),
    ),
  );
}

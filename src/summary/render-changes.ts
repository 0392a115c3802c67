import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

/** What changes, or would change, in the task definition and the service. */
export function renderChanges({ ahead }: Report): string {
  if (ahead === null || ahead.changes.length === 0) return '';
  const rows = ahead.changes.map(({ place, setting, from, to }) => [
    renderCode(place),
    renderCode(setting),
    from === null ? '–' : renderCode(from),
    to === null ? '–' : renderCode(to),
  ]);
  const body = renderTable(
    ['Where', 'Setting', 'Before', 'After'].map((title) => ({ title })),
    rows,
  );
  return renderFold(`Changes: ${countOf(rows.length, 'setting')}`, body);
}

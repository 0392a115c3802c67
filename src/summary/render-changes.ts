import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { code } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

/** What changes, or would change, in the task definition and the service. */
export function renderChanges({ ahead }: Report): string {
  if (ahead === null || ahead.changes.length === 0) return '';
  const rows = ahead.changes.map(({ place, setting, from, to }) => [
    code(place),
    code(setting),
    from === null ? '–' : code(from),
    to === null ? '–' : code(to),
  ]);
  const body = table(
    ['Where', 'Setting', 'Before', 'After'].map((title) => ({ title })),
    rows,
  );
  return fold(`Changes: ${countOf(rows.length, 'setting')}`, body);
}

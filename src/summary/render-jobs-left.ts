import type { Report } from '../model/report.js';
import { formatDuration } from '../wording/format-duration.js';
import { code } from './escape.js';
import { foldIfLong } from './fold.js';
import { table } from './table.js';

/** Jobs that had not finished when we stopped waiting. */
export function renderJobsLeft({ drain: { jobsLeft } }: Report): string {
  if (jobsLeft.length === 0) return '';
  const columns = [
    { title: 'Job' },
    { title: 'Running for', align: 'right' as const },
    { title: 'Worker' },
    { title: 'Id' },
  ];
  const rows = jobsLeft.map(({ id, name, node, ageMs }) => [
    code(name),
    ageMs === null ? 'not started' : formatDuration(ageMs),
    code(node),
    code(id),
  ]);
  return foldIfLong('Jobs that had not finished', rows.length, table(columns, rows));
}

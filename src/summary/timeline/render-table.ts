import type { Report } from '../../model/report.js';
import { formatDuration } from '../../wording/format-duration.js';
import { renderCode } from '../escape.js';
import { formatTime } from '../format-time.js';
import { renderTable } from '../render-table.js';
import type { TimelineRow, TimelineSection } from './row.js';

const COLUMNS = [
  { title: 'UTC' },
  { title: 'Task' },
  { title: 'Step' },
  { title: 'Took', align: 'right' as const },
  { title: 'Set by' },
];

/** The chart's bars as a table, for readers without Mermaid. */
export function renderTimelineTable(
  sections: readonly TimelineSection[],
  { endedAtMs }: Pick<Report, 'endedAtMs'>,
): string {
  const rows = sections.flatMap(({ title, name, rows: own }) =>
    own.map((row) => [
      formatTime(row.fromMs),
      name === '' ? title : `${title} ${renderCode(name)}`,
      row.label,
      row.toMs === null
        ? `${formatDuration(endedAtMs - row.fromMs)}, not finished`
        : formatShort(row.toMs - row.fromMs),
      describeSetting(row),
    ]),
  );
  return renderTable(COLUMNS, rows);
}

function formatShort(ms: number): string {
  return ms > 0 && ms < 1000 ? '< 1 s' : formatDuration(ms);
}

/** For these the setting is only an upper limit. */
const BOUNDS: ReadonlySet<TimelineRow['kind']> = new Set(['finish-jobs', 'stop']);

function describeSetting({ kind, setting }: TimelineRow): string {
  if (setting === null) return '';
  const most = BOUNDS.has(kind) ? 'at most ' : '';
  const value = setting.valueMs === null ? '' : ` ${most}${formatDuration(setting.valueMs)}`;
  return `${renderCode(setting.name)}${value}`;
}

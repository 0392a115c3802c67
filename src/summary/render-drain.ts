import type { DrainRow, Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { formatDuration } from '../wording/format-duration.js';
import { shortTask } from '../wording/short-arn.js';
import { code, escapeProse } from './escape.js';
import { fold } from './fold.js';
import { shortenNodes } from './shorten-nodes.js';
import { table } from './table.js';

const ENDINGS: Readonly<Record<DrainRow['ending'], string>> = {
  silenced: 'silenced',
  restored: 'got its queues back',
  replaced: 'replaced',
  'not-restored': 'did **not** get its queues back',
  untouched: 'not touched',
};

const COLUMNS = [
  { title: 'Worker' },
  { title: 'Jobs held', align: 'right' as const },
  { title: 'Jobs left', align: 'right' as const },
  { title: 'Idle after', align: 'right' as const },
  { title: 'Result' },
  { title: 'Revision' },
  { title: 'ECS task' },
  { title: 'Queues' },
];

/** What happened to each drained worker. */
export function renderDrain({ drain }: Report): string {
  if (drain.mode === 'none' && drain.rows.length === 0) return '';
  const held = drain.rows.reduce((sum, row) => sum + row.jobsAtStart, 0);
  const why = drain.why === '' ? '' : ` (${escapeProse(drain.why)})`;
  const { shorten, suffix } = shortenNodes(drain.rows.map(({ node }) => node));
  const rows = drain.rows.map((row) => renderRow(row, shorten(row.node)));
  const parts = [
    `${code(`drain: ${drain.mode}`)}${why}`,
    ...(rows.length === 0 ? [] : [table(COLUMNS, rows)]),
    ...(suffix === '' ? [] : [`The worker names end in ${code(suffix)}.`]),
  ];
  const title =
    rows.length === 0
      ? `Drain: ${drain.mode}`
      : `Drain: ${countOf(rows.length, 'worker')}, ${countOf(held, 'job')} held when silenced`;
  return fold(title, parts.join('\n\n'));
}

function renderRow(row: DrainRow, name: string): string[] {
  return [
    code(name),
    String(row.jobsAtStart),
    String(row.jobsLeft),
    row.idleAfterMs === null ? `_${row.state}_` : formatDuration(row.idleAfterMs),
    ENDINGS[row.ending],
    row.side,
    row.taskArn === null ? '–' : code(shortTask(row.taskArn)),
    row.queues.map((queue) => code(queue)).join(' ') || '–',
  ];
}

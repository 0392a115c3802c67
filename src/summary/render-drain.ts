import type { DrainRow, Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { formatDuration } from '../wording/format-duration.js';
import { shortTask } from '../wording/short-arn.js';
import { code, escapeProse } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

const ENDINGS: Readonly<Record<DrainRow['ending'], string>> = {
  silenced: 'silenced',
  restored: 'has its queues back',
  replaced: 'replaced',
  'not-restored': '**has not its queues back**',
  untouched: 'not touched',
};

const COLUMNS = [
  { title: 'Worker' },
  { title: 'ECS task' },
  { title: 'Revision' },
  { title: 'Jobs held at the start', align: 'right' as const },
  { title: 'Left', align: 'right' as const },
  { title: 'Idle after', align: 'right' as const },
  { title: 'Then' },
];

/** How the workers finished. */
export function renderDrain({ drain }: Report): string {
  if (drain.mode === 'none' && drain.rows.length === 0) return '';
  const held = drain.rows.reduce((sum, row) => sum + row.jobsAtStart, 0);
  const title = `Drain: ${countOf(drain.rows.length, 'worker')}, ${countOf(held, 'job')} held at the start`;
  const mode = `Mode ${code(drain.mode)}${drain.why === '' ? '' : `: ${escapeProse(drain.why)}`}`;
  return fold(
    title,
    drain.rows.length === 0 ? mode : [mode, table(COLUMNS, drain.rows.map(renderRow))].join('\n\n'),
  );
}

function renderRow(row: DrainRow): string[] {
  return [
    code(row.node),
    row.taskArn === null ? '–' : code(shortTask(row.taskArn)),
    row.side,
    String(row.jobsAtStart),
    String(row.jobsLeft),
    row.idleAfterMs === null ? `_${row.state}_` : formatDuration(row.idleAfterMs),
    ENDINGS[row.ending],
  ];
}

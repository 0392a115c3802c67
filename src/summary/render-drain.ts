import type { DrainRow, EtaJobsReport, Report } from '../model/report.js';
import { ETA_JOBS_RETURN } from '../wording/describe-eta-jobs.js';
import { countOf } from '../wording/count-of.js';
import { formatDuration } from '../wording/format-duration.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';
import { shortenNodes } from './shorten-nodes.js';
import { renderTable } from './render-table.js';

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
  const held = drain.rows.reduce((sum, row) => sum + (row.jobsAtStart ?? 0), 0);
  const why = drain.why === '' ? '' : ` (${escapeProse(drain.why)})`;
  const { shorten, suffix } = shortenNodes(drain.rows.map(({ node }) => node));
  const rows = drain.rows.map((row) => renderRow(row, shorten(row.node)));
  const parts = [
    `${renderCode(`drain: ${drain.mode}`)}${why}`,
    ...(rows.length === 0 ? [] : [renderTable(COLUMNS, rows)]),
    ...renderEtaJobs(drain.etaJobs),
    ...(suffix === '' ? [] : [`The worker names end in ${renderCode(suffix)}.`]),
  ];
  const title =
    rows.length === 0
      ? `Drain: ${drain.mode}`
      : `Drain: ${countOf(rows.length, 'worker')}, ${countOf(held, 'job')} held when silenced`;
  return renderFold(title, parts.join('\n\n'));
}

/** Those that were not waited for. */
function renderEtaJobs({ others, otherCount }: EtaJobsReport): readonly string[] {
  if (otherCount === 0) return [];
  const lines = others.map(({ name, id, node, dueAtMs }) => {
    const due = dueAtMs === null ? 'at a time that is not known' : `at ${new Date(dueAtMs).toISOString()}`;
    return `- ${renderCode(name)}, due ${due} on ${renderCode(node)}, id ${renderCode(id)}`;
  });
  const hidden = otherCount - others.length;
  if (hidden > 0) lines.push(`- … and ${String(hidden)} more`);
  const title = `${countOf(otherCount, 'ETA job')} due after the drain: ${escapeProse(ETA_JOBS_RETURN)}.`;
  return [`${title}\n\n${lines.join('\n')}`];
}

function renderRow(row: DrainRow, name: string): string[] {
  return [
    renderCode(name),
    row.jobsAtStart === null ? '_not known_' : String(row.jobsAtStart),
    String(row.jobsLeft),
    row.idleAfterMs === null ? `_${row.state}_` : formatDuration(row.idleAfterMs),
    ENDINGS[row.ending],
    row.side,
    row.taskArn === null ? '–' : renderCode(shortenTask(row.taskArn)),
    row.queues.map((queue) => renderCode(queue)).join(' ') || '–',
  ];
}

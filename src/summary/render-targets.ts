import type { TargetHistory } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';
import { formatTime } from './format-time.js';
import { renderTable } from './render-table.js';

const LOOKS_AT_MOST = 6;
const COLUMNS = ['Target', 'Task', 'Revision', 'State over time'].map((title) => ({ title }));

/** The state of each target over time, as the load balancer reports it. */
export function renderTargets({ evidence }: Report): string {
  const targets = evidence?.targets ?? [];
  if (targets.length === 0) return '';
  return renderFold(countOf(targets.length, 'target'), renderTable(COLUMNS, targets.map(renderTarget)));
}

function renderTarget({ id, port, taskArn, isNew, looks }: TargetHistory): string[] {
  const last = looks.slice(-LOOKS_AT_MOST).map(({ atMs, state, reason, description }) => {
    const why = [reason, description]
      .flatMap((text) => (text === null ? [] : [escapeProse(text)]))
      .join(', ');
    return `${formatTime(atMs)} ${escapeProse(state)}${why === '' ? '' : `: ${why}`}`;
  });
  return [
    renderCode(`${id}:${port}`),
    taskArn === null ? '–' : renderCode(shortenTask(taskArn)),
    isNew ? 'new' : 'old',
    last.join('<br>') || '–',
  ];
}

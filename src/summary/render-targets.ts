import type { TargetHistory } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { shortTask } from '../wording/short-arn.js';
import { code, escapeProse } from './escape.js';
import { fold } from './fold.js';
import { formatTime } from './format-time.js';
import { table } from './table.js';

const LOOKS_AT_MOST = 6;
const COLUMNS = ['Target', 'Task', 'Revision', 'State over time'].map((title) => ({ title }));

/** The state of each target over time, as the load balancer reports it. */
export function renderTargets({ evidence }: Report): string {
  const targets = evidence?.targets ?? [];
  if (targets.length === 0) return '';
  return fold(countOf(targets.length, 'target'), table(COLUMNS, targets.map(renderTarget)));
}

function renderTarget({ id, port, taskArn, isNew, looks }: TargetHistory): string[] {
  const last = looks.slice(-LOOKS_AT_MOST).map(({ atMs, state, reason, description }) => {
    const why = [reason, description]
      .flatMap((text) => (text === null ? [] : [escapeProse(text)]))
      .join(', ');
    return `${formatTime(atMs)} ${escapeProse(state)}${why === '' ? '' : `: ${why}`}`;
  });
  return [
    code(`${id}:${port}`),
    taskArn === null ? '–' : code(shortTask(taskArn)),
    isNew ? 'new' : 'old',
    last.join('<br>') || '–',
  ];
}

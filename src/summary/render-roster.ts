import type { Report } from '../model/report.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

/** The workers that a dry run found; a drain has its own table. */
export function renderRoster({ ahead, outcome }: Report): string {
  if (ahead === null || outcome !== 'planned' || ahead.roster.length === 0) return '';
  const rows = ahead.roster.map(({ node, taskArn, answers, queues, pool }) => [
    renderCode(node),
    taskArn === null ? '–' : renderCode(shortenTask(taskArn)),
    pool === null ? '–' : renderCode(pool),
    answers ? queues.map((queue) => renderCode(queue)).join(', ') || '_none_' : '_does not answer_',
  ]);
  const columns = ['Worker', 'ECS task', 'Pool', 'Queues'].map((title) => ({ title }));
  return renderFold(`Workers: ${rows.length}`, renderTable(columns, rows));
}

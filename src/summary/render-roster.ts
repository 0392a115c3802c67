import type { Report } from '../model/report.js';
import { shortTask } from '../wording/short-arn.js';
import { code } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

/** The workers that a dry run found; a drain has its own table. */
export function renderRoster({ ahead, outcome }: Report): string {
  if (ahead === null || outcome !== 'planned' || ahead.roster.length === 0) return '';
  const rows = ahead.roster.map(({ node, taskArn, answers, queues, pool }) => [
    code(node),
    taskArn === null ? '–' : code(shortTask(taskArn)),
    pool === null ? '–' : code(pool),
    answers ? queues.map((queue) => code(queue)).join(', ') || '_none_' : '_does not answer_',
  ]);
  const columns = ['Worker', 'ECS task', 'Pool', 'Queues'].map((title) => ({ title }));
  return fold(`Workers: ${rows.length}`, table(columns, rows));
}

import type { DeathReport, Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

const TASKS_NAMED = 4;

/** Tasks of the new revision that stopped, one row per cause. */
export function renderDeaths({ deaths }: Report): string {
  if (deaths.length === 0) return '';
  const total = deaths.reduce((sum, { count }) => sum + count, 0);
  const columns = [
    { title: 'Tasks', align: 'right' as const },
    { title: 'Reason' },
    { title: 'Container' },
    { title: 'Exit code', align: 'right' as const },
    { title: 'Task ids' },
  ];
  const rows = deaths.map((death) => [
    String(death.count),
    describeCause(death),
    death.container === null ? '–' : renderCode(death.container),
    death.exitCode === null ? '–' : String(death.exitCode),
    nameTasks(death.taskArns),
  ]);
  return renderFold(`${countOf(total, 'stopped task')} of the new revision`, renderTable(columns, rows));
}

function describeCause({ stoppedReason, stopCode, containerReason, transient }: DeathReport): string {
  const reasons = [stoppedReason ?? stopCode, containerReason].filter((text) => text !== null && text !== '');
  const cause = reasons.map((text) => escapeProse(text ?? '')).join('<br>') || 'ECS gave no reason';
  return transient ? `${cause}<br>_transient, not counted_` : cause;
}

function nameTasks(arns: readonly string[]): string {
  const named = arns.slice(0, TASKS_NAMED).map((arn) => renderCode(shortenTask(arn)));
  return arns.length > TASKS_NAMED ? `${named.join(' ')} …` : named.join(' ');
}

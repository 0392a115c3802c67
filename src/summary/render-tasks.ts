import type { Evidence } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import type { Task } from '../model/task.js';
import { revisionOf, shortenTask } from '../wording/shorten-arn.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';
import { formatTime } from './format-time.js';
import { renderTable } from './render-table.js';

const COLUMNS = ['Task', 'Revision', 'State', 'Created', 'Running', 'Stopped', 'Reason'].map((title) => ({
  title,
}));

/** The tasks as they were at the end of the rollout. */
export function renderTasks({ evidence }: Report): string {
  if (evidence === null) return '';
  const tasks = listTasks(evidence);
  if (tasks.length === 0) return '';
  const title = `Tasks at the end of the rollout: ${tasks.length}`;
  return renderFold(title, renderTable(COLUMNS, tasks.map(renderTask)));
}

function listTasks({ newTasks, stoppedTasks, oldTasks }: Evidence): readonly Task[] {
  return [...newTasks, ...stoppedTasks, ...oldTasks].sort((a, b) => a.createdAtMs - b.createdAtMs);
}

function renderTask(task: Task): string[] {
  const { arn, taskDefinitionArn, lastStatus, healthStatus } = task;
  const health = healthStatus === null || healthStatus === 'UNKNOWN' ? '' : `, ${healthStatus}`;
  return [
    renderCode(shortenTask(arn)),
    renderCode(revisionOf(taskDefinitionArn)),
    escapeProse(`${lastStatus}${health}`.toLowerCase()),
    formatTime(task.createdAtMs),
    task.startedAtMs === null ? '–' : formatTime(task.startedAtMs),
    task.stoppedAtMs === null ? '–' : formatTime(task.stoppedAtMs),
    describeStop(task),
  ];
}

function describeStop({ stoppedReason, containers }: Task): string {
  const exits = containers.flatMap(({ name, exitCode, reason }) => {
    if (exitCode === null) return reason === null ? [] : [`${renderCode(name)}: ${escapeProse(reason)}`];
    return [
      `${renderCode(name)} exited with ${exitCode}${reason === null ? '' : `: ${escapeProse(reason)}`}`,
    ];
  });
  const reasons = [stoppedReason === null ? '' : escapeProse(stoppedReason), ...exits].filter(
    (text) => text !== '',
  );
  return reasons.join('<br>') || '–';
}

import type { Evidence } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import type { Task } from '../model/task.js';
import { countOf } from '../wording/count-of.js';
import { revisionOf, shortTask } from '../wording/short-arn.js';
import { code, escapeProse } from './escape.js';
import { fold } from './fold.js';
import { formatTime } from './format-time.js';
import { table } from './table.js';

const COLUMNS = ['Task', 'Revision', 'State', 'Created', 'Running', 'Stopped', 'Why'].map((title) => ({
  title,
}));

/** The tasks as they were seen when the rollout was judged. */
export function renderTasks({ evidence }: Report): string {
  if (evidence === null) return '';
  const tasks = listTasks(evidence);
  if (tasks.length === 0) return '';
  const title = `${countOf(tasks.length, 'task')} when the rollout was judged`;
  return fold(title, table(COLUMNS, tasks.map(renderTask)));
}

function listTasks({ newTasks, stoppedTasks, oldTasks }: Evidence): readonly Task[] {
  return [...newTasks, ...stoppedTasks, ...oldTasks].sort((a, b) => a.createdAtMs - b.createdAtMs);
}

function renderTask(task: Task): string[] {
  const { arn, taskDefinitionArn, lastStatus, healthStatus } = task;
  const health = healthStatus === null || healthStatus === 'UNKNOWN' ? '' : `, ${healthStatus}`;
  return [
    code(shortTask(arn)),
    code(revisionOf(taskDefinitionArn)),
    escapeProse(`${lastStatus}${health}`.toLowerCase()),
    formatTime(task.createdAtMs),
    task.startedAtMs === null ? '–' : formatTime(task.startedAtMs),
    task.stoppedAtMs === null ? '–' : formatTime(task.stoppedAtMs),
    describeStop(task),
  ];
}

function describeStop({ stoppedReason, containers }: Task): string {
  const exits = containers.flatMap(({ name, exitCode, reason }) => {
    const said = reason === null ? '' : ` ${escapeProse(reason)}`;
    if (exitCode === null) return said === '' ? [] : [`${code(name)}:${said}`];
    return [`${code(name)} exited with ${exitCode}${said}`];
  });
  const said = [stoppedReason === null ? '' : escapeProse(stoppedReason), ...exits].filter(
    (text) => text !== '',
  );
  return said.join('<br>') || '–';
}

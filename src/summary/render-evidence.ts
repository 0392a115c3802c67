import type { Evidence } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { shortTask } from '../wording/short-arn.js';
import { code, escapeProse, fence } from './escape.js';
import { fold } from './fold.js';

const LINES_AT_MOST = 20;
const EVENTS_AT_MOST = 5;

/** What was looked at where no cause was found, with the last words of ECS and the containers; and what could not be read. */
export function renderEvidence({ evidence, diagnoses }: Report): string {
  if (evidence === null) return '';
  const isExplained = diagnoses.some(({ severity }) => severity === 'cause');
  const parts = isExplained ? [] : ['### Why', describeSearch(evidence), ...showLastWords(evidence)];
  return [...parts, ...showUnreadable(evidence)].join('\n\n');
}

function describeSearch({ events, stoppedTasks, newTasks, targets, logs }: Evidence): string {
  const lines = logs.reduce((sum, log) => sum + log.lines.length, 0);
  const looked = [
    countOf(events.length, 'service event'),
    countOf(stoppedTasks.length, 'stopped task'),
    `${countOf(newTasks.length, 'running task')} of the new revision`,
    countOf(targets.length, 'target'),
    countOf(lines, 'log line'),
  ];
  return `No known cause was found. Looked at: ${looked.join(', ')}.`;
}

function showLastWords({ events, logs }: Evidence): string[] {
  const said = events.slice(-EVENTS_AT_MOST).map(({ message }) => message);
  const parts = said.length === 0 ? [] : [fold('Last events', fence(said, 'text'))];
  const shown = logs.map(({ container, taskArn, lines }) => {
    const last = lines.slice(-LINES_AT_MOST).map(({ message }) => message);
    return fold(`Last lines of ${code(container)}, task ${code(shortTask(taskArn))}`, fence(last, 'text'));
  });
  return [...parts, ...shown];
}

function showUnreadable({ unreadable }: Evidence): string[] {
  if (unreadable.length === 0) return [];
  const rows = unreadable.map(({ source, error }) => `- ${code(source)}: ${escapeProse(error)}`);
  return [fold('Could not be read', rows.join('\n'))];
}

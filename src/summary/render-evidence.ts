import type { Evidence } from '../model/evidence.js';
import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { renderCode, shortenLine, escapeProse, renderFence } from './escape.js';
import { renderFold } from './render-fold.js';

const LINES_AT_MOST = 5;

/** If no cause was found: what was examined, with the last log lines of a container, else the last ECS events. */
export function renderSearch({ evidence, diagnoses, outcome }: Report): string {
  const passed = (PASSING_OUTCOMES as readonly Outcome[]).includes(outcome);
  if (evidence === null || passed || ['refused', 'cancelled'].includes(outcome)) return '';
  if (diagnoses.some(({ severity }) => severity === 'cause')) return '';
  const examined = describeSearch(evidence);
  return examined === '' ? '' : [examined, ...showLastLines(evidence)].join('\n\n');
}

function describeSearch({ events, stoppedTasks, newTasks, targets, logs }: Evidence): string {
  const lines = logs.reduce((sum, log) => sum + log.lines.length, 0);
  const examined = [
    { count: events.length, words: countOf(events.length, 'service event') },
    { count: stoppedTasks.length, words: countOf(stoppedTasks.length, 'stopped task') },
    { count: newTasks.length, words: `${countOf(newTasks.length, 'running task')} of the new revision` },
    { count: targets.length, words: countOf(targets.length, 'target') },
    { count: lines, words: countOf(lines, 'log line') },
  ].flatMap(({ count, words }) => (count === 0 ? [] : [words]));
  return examined.length === 0 ? '' : `No known cause was found. Examined: ${examined.join(', ')}.`;
}

function showLastLines({ events, logs }: Evidence): string[] {
  const log = logs.find(({ lines }) => lines.length > 0);
  if (log !== undefined) {
    const last = log.lines.slice(-LINES_AT_MOST).map(({ message }) => shortenLine(message));
    return [`The last log lines of ${renderCode(log.container)}:`, renderFence(last, 'text')];
  }
  const messages = events.slice(-LINES_AT_MOST).map(({ message }) => shortenLine(message));
  return messages.length === 0 ? [] : ['The last events:', renderFence(messages, 'text')];
}

export function renderUnreadable({ evidence, ahead }: Report): string {
  const denied = (ahead?.missingPermissions ?? []).map(({ action, consequence }) => [
    action,
    `${consequence}.`,
  ]);
  const failed = (evidence?.unreadable ?? []).map(({ source, error }) => [source, error]);
  const rows = [...denied, ...failed].map(
    ([source = '', text = '']) => `- ${renderCode(source)}: ${escapeProse(text)}`,
  );
  if (rows.length === 0) return '';
  const note = denied.length > 0 ? ['A permission is missing, or the resource does not exist.'] : [];
  return renderFold(`Could not be read: ${rows.length}`, [...note, rows.join('\n')].join('\n\n'));
}

import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { describeOutcome } from '../wording/describe-outcome.js';
import { formatDuration } from '../wording/format-duration.js';
import { revisionOf } from '../wording/short-arn.js';
import { code, escapeProse } from './escape.js';

/** The outcome as a sentence, and why. */
export function renderHeadline(report: Report): string {
  const lines = [`## ${iconOf(report.outcome)} ${describe(report)}`];
  if (report.reason !== '') lines.push(escapeProse(report.reason));
  return lines.join('\n\n');
}

function iconOf(outcome: Outcome): string {
  if ((PASSING_OUTCOMES as readonly string[]).includes(outcome)) return '✅';
  return ['timed-out', 'superseded', 'cancelled'].includes(outcome) ? '⚠️' : '❌';
}

function describe({ outcome, service, taskDefinitionArn, startedAtMs, endedAtMs }: Report): string {
  const name = code(service);
  const revision = taskDefinitionArn === null ? null : code(revisionOf(taskDefinitionArn));
  const subject =
    revision === null ? `The deployment of ${name}` : `The deployment of ${revision} to ${name}`;
  const took = formatDuration(endedAtMs - startedAtMs);
  switch (outcome) {
    case 'succeeded':
      return `${name} is handed over to ${revision ?? 'its new tasks'}, in ${took}`;
    case 'no-change':
      return `Nothing to do: ${name} already runs ${revision ?? 'what was asked for'}`;
    case 'planned':
      return `Dry run: what a deployment of ${name} would do`;
    case 'started':
      return `${subject} was started, and this step does not wait for its end`;
    case 'refused':
      return `${subject} was refused; nothing was changed`;
    default:
      return `${subject} ${describeOutcome(outcome)}, after ${took}`;
  }
}

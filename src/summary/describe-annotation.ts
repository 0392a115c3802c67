import type { Annotation } from '../model/annotation.js';
import { FAILING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { describeOutcome } from '../wording/describe-outcome.js';
import { revisionOf } from '../wording/shorten-arn.js';

/** An error for a failing outcome (the cause and its fix, or the reason), a warning if a passing one has warnings; else null. */
export function describeAnnotation(report: Report): Annotation | null {
  const title = `${report.service}: ${describeSubject(report)} ${describeOutcome(report.outcome)}`;
  if ((FAILING_OUTCOMES as readonly Outcome[]).includes(report.outcome)) {
    return { kind: 'error', title, message: describeFailure(report).join('\n') };
  }
  const { warnings } = report;
  return warnings.length === 0 ? null : { kind: 'warning', title, message: warnings.join('\n') };
}

function describeSubject({ taskDefinitionArn }: Report): string {
  return taskDefinitionArn === null ? 'the deployment' : revisionOf(taskDefinitionArn);
}

function describeFailure({ diagnoses, reason, refusals, serving }: Report): readonly string[] {
  const cause = diagnoses.find(({ severity }) => severity === 'cause');
  const [line = ''] = cause?.evidence ?? [];
  const lines =
    cause === undefined
      ? [reason, ...refusals]
      : [`${cause.what} ${cause.why}`, line, `What to do: ${cause.fix}`];
  return [...new Set([...lines, serving.sentence])].filter((text) => text !== '');
}

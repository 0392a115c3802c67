import type { Annotation } from '../model/annotation.js';
import type { EndedJob } from '../model/ended-job.js';
import { FAILING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { countEndedJobs, FATES } from '../wording/describe-ended-jobs.js';
import { describeOutcome } from '../wording/describe-outcome.js';
import { revisionOf } from '../wording/shorten-arn.js';

/** An error for a failing outcome (the cause and its fix, or the reason), a warning if a passing one has warnings; else null. */
export function describeAnnotation(report: Report): Annotation | null {
  const title = `${report.service}: ${describeSubject(report)} ${describeOutcome(report.outcome)}`;
  if ((FAILING_OUTCOMES as readonly Outcome[]).includes(report.outcome)) {
    return { kind: 'error', title, message: describeFailure(report).join('\n') };
  }
  const { warnings: others, drain } = report;
  const warnings = [...describeEndedJobs(drain.endedJobs), ...others];
  return warnings.length === 0 ? null : { kind: 'warning', title, message: warnings.join('\n') };
}

function describeSubject({ taskDefinitionArn }: Report): string {
  return taskDefinitionArn === null ? 'the deployment' : revisionOf(taskDefinitionArn);
}

function describeFailure({ diagnoses, reason, refusals, serving, drain }: Report): readonly string[] {
  const cause = diagnoses.find(({ severity }) => severity === 'cause');
  const [line = ''] = cause?.evidence ?? [];
  const lines =
    cause === undefined
      ? [reason, ...refusals]
      : [`${cause.what} ${cause.why}`, line, `What to do: ${cause.fix}`];
  return [...new Set([...lines, serving.sentence, ...describeEndedJobs(drain.endedJobs)])].filter(
    (text) => text !== '',
  );
}

/** Jobs that an annotation names; the page has the others. */
const JOBS_AT_MOST = 5;

function describeEndedJobs(jobs: readonly EndedJob[]): readonly string[] {
  if (jobs.length === 0) return [];
  const counted = `Workers ended with jobs: ${countEndedJobs(jobs)}.`;
  const named = jobs
    .slice(0, JOBS_AT_MOST)
    .map(({ name, id, node, fate, stop }) => `${name} ${id} on ${node}: ${FATES[fate]} (${stop})`);
  return [counted, ...named];
}

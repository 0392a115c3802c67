import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { describeOutcome } from '../wording/describe-outcome.js';
import { formatDuration } from '../wording/format-duration.js';
import { revisionOf } from '../wording/short-arn.js';
import { code } from './escape.js';

/** The outcome as a sentence. The page's only heading, so that several pages of one job are easy to tell apart. */
export function renderHeadline(report: Report): string {
  return `## ${iconOf(report)} ${describe(report)}`;
}

function iconOf(report: Report): string {
  const { outcome } = report;
  if (outcome === 'planned') return wouldBeRefused(report) ? '⛔' : '📋';
  if ((PASSING_OUTCOMES as readonly Outcome[]).includes(outcome)) {
    return outcome === 'succeeded' && report.drain.jobsLeft.length > 0 ? '⚠️' : '✅';
  }
  return ['timed-out', 'superseded', 'cancelled'].includes(outcome) ? '⚠️' : '❌';
}

function describe(report: Report): string {
  const { outcome, taskDefinitionArn, startedAtMs, endedAtMs } = report;
  const service = code(report.service);
  const revision = taskDefinitionArn === null ? null : code(revisionOf(taskDefinitionArn));
  const took = formatDuration(endedAtMs - startedAtMs);
  switch (outcome) {
    case 'succeeded':
      return `${service} is handed over to ${revision ?? 'its new tasks'}, in ${took}`;
    case 'no-change':
      return `Nothing to do: ${service} already runs ${revision ?? 'what was asked for'}`;
    case 'planned':
      return `Dry run: ${wouldBeRefused(report) ? 'a deployment' : 'what a deployment'} of ${service} would ${wouldBeRefused(report) ? 'be refused' : 'do'}`;
    case 'started':
      return report.deploymentId === null
        ? `${service} is ready for a deployment, after ${took}`
        : `The deployment of ${nameSubject(report)} was started, and this step does not wait for its end`;
    case 'refused':
      return `The deployment of ${nameSubject(report)} was refused; nothing was changed`;
    case 'timed-out':
      if (report.deploymentId === null)
        return `${service} was not deployed, after ${took}: its jobs outlived drain-timeout`;
      break;
    default:
  }
  return `The deployment of ${nameSubject(report)} ${describeOutcome(outcome)}, after ${took}`;
}

/** `worker:46`, or `shop:46` to `worker` where the one doesn't tell the other. */
function nameSubject({ service, taskDefinitionArn }: Report): string {
  if (taskDefinitionArn === null) return code(service);
  const revision = revisionOf(taskDefinitionArn);
  return revision.split(':')[0] === service ? code(revision) : `${code(revision)} to ${code(service)}`;
}

function wouldBeRefused({ ahead }: Report): boolean {
  return ahead?.findings.some(({ severity }) => severity === 'stop') ?? false;
}

import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { describeOutcome } from '../wording/describe-outcome.js';
import { formatDuration } from '../wording/format-duration.js';
import { countOf } from '../wording/count-of.js';
import { countEndedJobs } from '../wording/describe-ended-jobs.js';
import { revisionOf, shortenArn } from '../wording/shorten-arn.js';
import { renderCode } from './escape.js';

/** The outcome as a sentence. The page's only heading, so that several pages of one job are easy to tell apart. */
export function renderHeadline(report: Report): string {
  return `## ${iconOf(report)} ${describe(report)}`;
}

function iconOf(report: Report): string {
  const { outcome } = report;
  if (outcome === 'planned') return wouldBeRefused(report) ? '⛔' : '📋';
  if ((PASSING_OUTCOMES as readonly Outcome[]).includes(outcome)) {
    return outcome === 'succeeded' && describeJobs(report) !== '' ? '⚠️' : '✅';
  }
  return ['timed-out', 'superseded', 'cancelled'].includes(outcome) ? '⚠️' : '❌';
}

function describe(report: Report): string {
  const { outcome, taskDefinitionArn, startedAtMs, endedAtMs } = report;
  const service = `${renderCode(report.service)}${describePlace(report)}`;
  const revision = taskDefinitionArn === null ? null : renderCode(revisionOf(taskDefinitionArn));
  const took = formatDuration(endedAtMs - startedAtMs);
  switch (outcome) {
    case 'succeeded':
      return `${service} now runs ${revision ?? 'its new tasks'}, after ${took}${describeJobs(report)}`;
    case 'no-change':
      return `Nothing to do: ${service} already runs ${revision ?? 'what was asked for'}`;
    case 'planned':
      return wouldBeRefused(report)
        ? `Dry run: a deployment of ${service} would be refused`
        : `Dry run: what a deployment of ${service} would do`;
    case 'started':
      return report.deploymentId === null
        ? `${service} is ready for its deployment, after ${took}`
        : `${nameSubject(report)} is rolling out; this step does not wait for it`;
    case 'refused':
      return `The deployment of ${nameSubject(report)} was refused; nothing was changed`;
    case 'timed-out':
      if (report.deploymentId === null)
        return `${service} was not deployed: its jobs did not finish within drain-timeout (after ${took})`;
      break;
    default:
  }
  return `The deployment of ${nameSubject(report)} ${describeOutcome(outcome)}, after ${took}`;
}

/** ` in CLUSTER`: production or staging is what a reader wants to know first. */
function describePlace({ cluster }: Report): string {
  return cluster === '' ? '' : ` in ${renderCode(shortenArn(cluster))}`;
}

function describeJobs({ drain: { jobsLeft, endedJobs } }: Report): string {
  const left = jobsLeft.length === 0 ? '' : `; ${countOf(jobsLeft.length, 'job')} did not finish`;
  return endedJobs.length === 0 ? left : `; ${countEndedJobs(endedJobs)}${left}`;
}

/** `worker:46`, or `shop:46` to `worker` if the revision's name doesn't contain the service's; with the cluster. */
function nameSubject(report: Report): string {
  const { service, taskDefinitionArn } = report;
  const place = describePlace(report);
  if (taskDefinitionArn === null) return `${renderCode(service)}${place}`;
  const revision = revisionOf(taskDefinitionArn);
  const isSame = revision.split(':')[0] === service;
  return isSame
    ? `${renderCode(revision)}${place}`
    : `${renderCode(revision)} to ${renderCode(service)}${place}`;
}

function wouldBeRefused({ ahead }: Report): boolean {
  return ahead?.findings.some(({ severity }) => severity === 'stop') ?? false;
}

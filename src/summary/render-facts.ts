import type { EtaJobsReport, Report } from '../model/report.js';
import { findGaps } from '../timeline/find-gaps.js';
import { countOf } from '../wording/count-of.js';
import { listFates } from '../wording/describe-ended-jobs.js';
import { formatDuration } from '../wording/format-duration.js';
import { formatEstimate } from '../wording/format-estimate.js';
import { renderCode } from './escape.js';

/** The queues with the longest gaps; more would fill the screen. */
const QUEUES_AT_MOST = 3;

/** The result in one line: jobs held, finished and left; gaps of queues; time taken against the estimate. */
export function renderFacts(report: Report): string {
  return [describeJobs(report), describeGap(report), describePace(report)]
    .filter((part) => part !== '')
    .join(' · ');
}

function describeJobs({ drain: { rows, jobsLeft, endedJobs, etaJobs }, outcome }: Report): string {
  const silenced = rows.filter(({ ending }) => ending !== 'untouched');
  const counted = outcome === 'planned' ? rows : silenced;
  if (counted.length === 0) return '';
  const held = counted.reduce((sum, row) => sum + (row.jobsAtStart ?? 0), 0);
  if (outcome === 'planned') return `**Jobs:** ${held} held now`;
  const unknown = counted.filter(({ jobsAtStart }) => jobsAtStart === null).length;
  const more = [
    ...(unknown === 0 ? [] : [`not known of ${countOf(unknown, 'worker')}`]),
    ...describeEtaJobs(etaJobs),
  ];
  if (held + jobsLeft.length + endedJobs.length === 0)
    return `**Jobs:** ${[...(unknown === 0 ? ['none held'] : []), ...more].join(', ')}`;
  const finished = Math.max(0, held - jobsLeft.length - endedJobs.length);
  const ended = endedJobs.length === 0 ? '' : `, ${listFates(endedJobs)}`;
  const left = jobsLeft.length === 0 ? 'none' : jobsLeft.length;
  return `**Jobs:** ${held} held, ${finished} finished${ended}, ${[`${left} left`, ...more].join(', ')}`;
}

function describeEtaJobs({ awaitedCount, otherCount }: EtaJobsReport): readonly string[] {
  const count = awaitedCount + otherCount;
  return count === 0 ? [] : [`${countOf(count, 'ETA job')} in memory (${awaitedCount} waited for)`];
}

/** From the looks at the workers; '' if there was none. */
function describeGap({ timeline, drain: { droppedQueues = [] }, ...report }: Report): string {
  const gaps = describeGaps({ timeline, ...report });
  if (droppedQueues.length === 0) return gaps;
  const names = droppedQueues.map((queue) => renderCode(queue)).join(', ');
  return `${gaps === '' ? '**Queues:**' : `${gaps};`} given up: ${names}`;
}

function describeGaps({ timeline, endedAtMs }: Pick<Report, 'timeline' | 'endedAtMs'>): string {
  if (timeline === null || timeline.queues.length === 0) return '';
  const gaps = findGaps(timeline, endedAtMs);
  if (gaps.length === 0) return '**Queues:** always consumed';
  const listed = gaps.slice(0, QUEUES_AT_MOST).map(({ queue, tookMs, lasts }) => {
    return `${renderCode(queue)} for ${formatDuration(tookMs)}${lasts ? ' (still when the step ended)' : ''}`;
  });
  const more = gaps.length - listed.length;
  return `**Queues:** no consumer on ${listed.join(', ')}${more > 0 ? ` and ${countOf(more, 'more queue')}` : ''}`;
}

function describePace({ ahead, deploymentId }: Report): string {
  const rollout = ahead?.rollout ?? null;
  if (ahead === null || rollout === null) return '';
  if (deploymentId === null) return '';
  const { expected, worst } = rollout.duration;
  const estimate = `${formatEstimate(expected)}, at worst ${formatEstimate(worst)}`;
  const waves = rollout.waves > 1 ? ` in ${countOf(rollout.waves, 'wave')}` : '';
  return ahead.tookMs === null
    ? `**Rollout:** estimate ${estimate}${waves}`
    : `**Rollout:** took ${formatDuration(ahead.tookMs)}${waves} (estimate: ${estimate})`;
}

import type { Report } from '../model/report.js';
import { findGaps } from '../timeline/describe-consumption.js';
import { countOf } from '../wording/count-of.js';
import { formatDuration } from '../wording/format-duration.js';

/** What it cost, in one line: jobs held, finished and left; plan against actual. */
export function renderFacts(report: Report): string {
  return [describeJobs(report), describeGap(report), describePace(report)]
    .filter((part) => part !== '')
    .join(' · ');
}

function describeJobs({ drain: { rows, jobsLeft }, outcome }: Report): string {
  const silenced = rows.filter(({ ending }) => ending !== 'untouched');
  const counted = outcome === 'planned' ? rows : silenced;
  if (counted.length === 0) return '';
  const held = counted.reduce((sum, row) => sum + row.jobsAtStart, 0);
  if (outcome === 'planned') return `**Jobs:** ${held} held now`;
  if (held === 0 && jobsLeft.length === 0) return '**Jobs:** none held';
  const finished = Math.max(0, held - jobsLeft.length);
  return `**Jobs:** ${held} held, ${finished} finished, ${jobsLeft.length === 0 ? 'none' : jobsLeft.length} left`;
}

/** As the looks at the workers showed it. Without looks: `overlap` silences nobody before the new ones consume. */
function describeGap({ drain: { mode, rows }, timeline, outcome, endedAtMs }: Report): string {
  if (rows.length === 0) return '';
  const [longest] = timeline === undefined ? [] : findGaps(timeline, endedAtMs);
  if (longest !== undefined) return `**Without a consumer:** ${formatDuration(longest.tookMs)} at most`;
  return outcome === 'succeeded' && mode === 'overlap' ? 'no queue was without a consumer' : '';
}

function describePace({ ahead, deploymentId }: Report): string {
  const rollout = ahead?.rollout ?? null;
  if (ahead === undefined || rollout === null) return '';
  if (deploymentId === null) return '';
  const { expected, worst } = rollout.duration;
  const planned = `about ${formatDuration(expected)}, at worst ${formatDuration(worst)}`;
  const waves = rollout.waves > 1 ? ` in ${countOf(rollout.waves, 'wave')}` : '';
  return ahead.tookMs === null
    ? `**Rollout:** planned ${planned}${waves}`
    : `**Rollout:** ${formatDuration(ahead.tookMs)}${waves}; planned were ${planned}`;
}

import { FAILING_OUTCOMES, type Report } from '../model/report.js';
import { describeConsumption } from '../timeline/describe-consumption.js';
import { describeSlowest } from '../timeline/describe-slowest.js';
import { findSlowest } from '../timeline/find-slowest.js';
import { countOf } from '../wording/count-of.js';
import { formatDuration } from '../wording/format-duration.js';
import { escapeProse, fence } from './escape.js';
import { fold } from './fold.js';
import { listSections } from './timeline/list-sections.js';
import { renderGantt } from './timeline/render-gantt.js';
import { renderTimelineTable } from './timeline/render-table.js';

/** What happened when: the slowest part in words, plan against actual, the jobs, a chart, and the same as a table. */
export function renderTimeline(report: Report): string {
  const { timeline, startedAtMs, endedAtMs } = report;
  if (timeline === undefined || timeline.lanes.length === 0) return '';
  const slowest = findSlowest(timeline, report);
  const slowestText = describeSlowest(slowest, endedAtMs - startedAtMs, timeline.settings);
  const said = [
    ...(slowestText === '' ? [] : [`**${escapeProse(slowestText)}**`]),
    ...[describePlan(report), describeJobs(report), describeConsumption(timeline, endedAtMs)]
      .filter((sentence) => sentence !== '')
      .map(escapeProse),
  ];
  const failed = (FAILING_OUTCOMES as readonly string[]).includes(report.outcome);
  const order = { endedAtMs, slowest: slowest?.kind ?? null, failed };
  const left = timeline.lanesLeftOut;
  const notice = left === 0 ? [] : [`_${countOf(left, 'more task')} took part and can't be shown._`];
  return [
    '### Timeline',
    ...(said.length === 0 ? [] : [said.join('\\\n')]),
    fence(renderGantt(listSections(report, { all: false }), order).split('\n'), 'mermaid'),
    fold(
      'The timeline as a table',
      [renderTimelineTable(listSections(report, { all: true }), report), ...notice].join('\n\n'),
    ),
  ].join('\n\n');
}

function describePlan({ ahead }: Report): string {
  const rollout = ahead?.rollout ?? null;
  if (ahead === undefined || rollout === null) return '';
  const { expected, worst } = rollout.duration;
  const planned = `The rollout was planned to take about ${formatDuration(expected)}, at worst ${formatDuration(worst)}`;
  return ahead.tookMs === null ? `${planned}.` : `${planned}; it took ${formatDuration(ahead.tookMs)}.`;
}

function describeJobs({ drain }: Report): string {
  const rows = drain.rows.filter(({ side }) => side === 'old');
  if (rows.length === 0) return '';
  const held = rows.reduce((sum, row) => sum + row.jobsAtStart, 0);
  const left = rows.reduce((sum, row) => sum + row.jobsLeft, 0);
  if (held === 0 && left === 0) return 'The old workers held no job.';
  return `Of ${countOf(held, 'job')} that the old workers held ${Math.max(0, held - left)} finished; ${left} ${left === 1 ? 'was' : 'were'} left.`;
}

import { FAILING_OUTCOMES, type Report } from '../model/report.js';
import { describeSlowest } from '../timeline/describe-slowest.js';
import { findSlowest } from '../timeline/find-slowest.js';
import { countOf } from '../wording/count-of.js';
import { escapeProse, fence } from './escape.js';
import { fold } from './fold.js';
import { listSections } from './timeline/list-sections.js';
import { renderGantt } from './timeline/render-gantt.js';
import { renderTimelineTable } from './timeline/render-table.js';

/** What happened when: the slowest part in words, a chart, and the same as a table. */
export function renderTimeline(report: Report): string {
  const { timeline, startedAtMs, endedAtMs } = report;
  if (timeline === null || timeline.lanes.length === 0) return '';
  const slowest = findSlowest(timeline, report);
  const failed = (FAILING_OUTCOMES as readonly string[]).includes(report.outcome);
  // Tasks that fail are started again: that is no wave of a rollout.
  const { maximumPercent: _, ...withoutWaves } = timeline.settings;
  const settings = failed ? withoutWaves : timeline.settings;
  const slowestText = describeSlowest(slowest, endedAtMs - startedAtMs, settings);
  const order = { endedAtMs, slowest: slowest?.kind ?? null, failed };
  const left = timeline.lanesLeftOut;
  const notice = left === 0 ? [] : [`_${countOf(left, 'more task')} took part and can't be shown._`];
  return [
    slowestText === '' ? '**Timeline**' : `**Timeline:** ${escapeProse(slowestText)}`,
    fence(renderGantt(listSections(report, { all: false }), order).split('\n'), 'mermaid'),
    fold(
      'The timeline as a table',
      [renderTimelineTable(listSections(report, { all: true }), report), ...notice].join('\n\n'),
    ),
  ].join('\n\n');
}

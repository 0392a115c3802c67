import { FAILING_OUTCOMES, type Report } from '../model/report.js';
import { describeSlowest } from '../timeline/describe-slowest.js';
import { findSlowest } from '../timeline/find-slowest.js';
import { countOf } from '../wording/count-of.js';
import { escapeProse, renderFence } from './escape.js';
import { renderFold } from './render-fold.js';
import { listSections } from './timeline/list-sections.js';
import { type GanttOrder, renderGantt } from './timeline/render-gantt.js';
import { renderTimelineTable } from './timeline/render-table.js';

/** What happened when: the slowest part as a sentence, then a chart and a table, folded if the run passed. */
export function renderTimeline(report: Report): string {
  const { timeline, startedAtMs, endedAtMs } = report;
  if (timeline === null || timeline.lanes.length === 0) return '';
  const slowest = findSlowest(timeline, report);
  const failed = (FAILING_OUTCOMES as readonly string[]).includes(report.outcome);
  // Tasks that fail are started again: that is no wave of a rollout.
  const { maximumPercent: _, ...withoutWaves } = timeline.settings;
  const settings = failed ? withoutWaves : timeline.settings;
  const slowestText = describeSlowest(slowest, endedAtMs - startedAtMs, settings);
  const order: GanttOrder = { endedAtMs, slowest: slowest?.kind ?? null, failed };
  const left = timeline.lanesLeftOut;
  const notice = left === 0 ? [] : [`_${countOf(left, 'more task')} not shown._`];
  const heading = slowestText === '' ? '**Timeline**' : `**Timeline:** ${escapeProse(slowestText)}`;
  const chart = [
    renderFence(renderGantt(listSections(report, { all: false }), order).split('\n'), 'mermaid'),
    `_${describeColours(order)}_`,
  ];
  const rows = [renderTimelineTable(listSections(report, { all: true }), report), ...notice];
  return failed
    ? [heading, ...chart, renderFold('Timeline as a table', rows.join('\n\n'))].join('\n\n')
    : [heading, renderFold('Timeline as a chart and a table', [...chart, ...rows].join('\n\n'))].join('\n\n');
}

function describeColours({ slowest, failed }: GanttOrder): string {
  const colours = [
    ...(slowest === null ? [] : ['highlighted: the slowest part']),
    ...(failed ? ['red: failed or unfinished'] : []),
  ];
  return ['Grey: finished', ...colours].join('; ') + '.';
}

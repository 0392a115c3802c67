import type { Report } from '../model/report.js';
import { renderChanges } from './render-changes.js';
import { renderDeaths } from './render-deaths.js';
import { renderDiagnoses } from './render-diagnoses.js';
import { renderDrain } from './render-drain.js';
import { renderEvidence } from './render-evidence.js';
import { renderEvents } from './render-events.js';
import { renderFooter } from './render-footer.js';
import { renderHeadline } from './render-headline.js';
import { renderJobsLeft } from './render-jobs-left.js';
import { renderPlan, renderRepairs, renderWarnings } from './render-notes.js';
import { renderPhases } from './render-phases.js';
import { renderPreflight } from './render-preflight.js';
import { renderRefusals } from './render-refusals.js';
import { renderRolloutPlan } from './render-rollout-plan.js';
import { renderRoster } from './render-roster.js';
import { renderServing } from './render-serving.js';
import { renderTimeline } from './render-timeline.js';

/** GitHub drops a page of more than 1,048,576 bytes as a whole; several runs of a job may share one. */
const BUDGET_BYTES = 300_000;

interface Section {
  readonly render: (report: Report) => string;
  /** Sections are left out in this order when the page is too large; 0: never. */
  readonly leftOut: 0 | 1 | 2 | 3;
}

/** Top to bottom: did it work, what serves now, why and what to do, what happened, the details. */
const SECTIONS: readonly Section[] = [
  { render: renderHeadline, leftOut: 0 },
  { render: renderRefusals, leftOut: 3 },
  { render: renderServing, leftOut: 0 },
  { render: renderRepairs, leftOut: 3 },
  { render: renderDiagnoses, leftOut: 3 },
  { render: renderEvidence, leftOut: 3 },
  { render: renderDeaths, leftOut: 3 },
  { render: renderJobsLeft, leftOut: 3 },
  { render: renderWarnings, leftOut: 3 },
  { render: renderTimeline, leftOut: 3 },
  { render: renderPreflight, leftOut: 3 },
  { render: renderPlan, leftOut: 3 },
  { render: renderRolloutPlan, leftOut: 3 },
  { render: renderChanges, leftOut: 3 },
  { render: renderRoster, leftOut: 3 },
  { render: renderPhases, leftOut: 0 },
  { render: renderDrain, leftOut: 2 },
  { render: renderEvents, leftOut: 1 },
  { render: renderFooter, leftOut: 0 },
];

const NOTICE = '_Details were left out to stay within what GitHub shows; the JSON report has them all._';

/** The job summary of a run as GitHub's Markdown; all foreign text in it is escaped. */
export function renderSummary(report: Report): string {
  const sections = SECTIONS.map(({ render, leftOut }) => ({ text: render(report), leftOut })).filter(
    ({ text }) => text !== '',
  );
  for (const limit of [0, 1, 2, 3]) {
    const kept = sections.filter(({ leftOut }) => leftOut === 0 || leftOut > limit).map(({ text }) => text);
    const notice = kept.length < sections.length ? [NOTICE] : [];
    const page = `${[...kept, ...notice].join('\n\n')}\n`;
    if (new TextEncoder().encode(page).length <= BUDGET_BYTES || limit === 3) return page;
  }
  return '';
}

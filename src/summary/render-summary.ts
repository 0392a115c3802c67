import { FAILING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { renderWithinBudget, type Section } from './render-within-budget.js';
import { renderCalls } from './render-calls.js';
import { renderCause, renderOtherDiagnoses } from './render-cause.js';
import { renderChanges } from './render-changes.js';
import { renderDeaths } from './render-deaths.js';
import { renderEndedJobs } from './render-ended-jobs.js';
import { renderDrain } from './render-drain.js';
import { renderEvents } from './render-events.js';
import { renderSearch, renderUnreadable } from './render-evidence.js';
import { renderFacts } from './render-facts.js';
import { renderFooter } from './render-footer.js';
import { renderHeadline } from './render-headline.js';
import { renderJobsLeft } from './render-jobs-left.js';
import { renderLogs } from './render-logs.js';
import { renderPlan, renderRepairs, renderWarnings } from './render-notes.js';
import { renderPhases } from './render-phases.js';
import { renderPreflight, renderStops } from './render-preflight.js';
import { renderReason } from './render-reason.js';
import { renderRefusals } from './render-refusals.js';
import { renderReplacement } from './render-replacement.js';
import { renderRevisions } from './render-revisions.js';
import { renderRolloutPlan } from './render-rollout-plan.js';
import { renderRoster } from './render-roster.js';
import { renderServing } from './render-serving.js';
import { renderSettings } from './render-settings.js';
import { renderTargets } from './render-targets.js';
import { renderTasks } from './render-tasks.js';
import { renderTimeline } from './render-timeline.js';

interface Part {
  readonly name: string;
  readonly render: (report: Report) => string;
  /** The order of leaving out when the page is too large, most valuable last; 0: never. */
  readonly leftOut: number;
}

/** The first screen: did it work, what serves now, why, what to do, what happened. */
const FIRST: readonly Part[] = [
  { name: 'headline', render: renderHeadline, leftOut: 0 },
  { name: 'what serves', render: renderServing, leftOut: 0 },
  { name: 'repairs', render: renderRepairs, leftOut: 0 },
  { name: 'refusals', render: renderRefusals, leftOut: 13 },
  { name: 'reason', render: renderReason, leftOut: 0 },
  { name: 'cause', render: renderCause, leftOut: 14 },
  { name: 'last lines', render: renderSearch, leftOut: 13 },
  { name: 'ended jobs', render: renderEndedJobs, leftOut: 13 },
  { name: 'jobs left', render: renderJobsLeft, leftOut: 12 },
  { name: 'replacement', render: renderReplacement, leftOut: 12 },
  { name: 'facts', render: renderFacts, leftOut: 0 },
  { name: 'stops', render: renderStops, leftOut: 12 },
  { name: 'plan', render: renderPlan, leftOut: 12 },
  { name: 'phases', render: renderPhases, leftOut: 13 },
  { name: 'warnings', render: renderWarnings, leftOut: 12 },
];

const TIMELINE: Part = { name: 'timeline', render: renderTimeline, leftOut: 9 };

/** What the action checked and expected. */
const PLAN: readonly Part[] = [
  { name: 'preflight', render: renderPreflight, leftOut: 10 },
  { name: 'rollout plan', render: renderRolloutPlan, leftOut: 6 },
  { name: 'workers', render: renderRoster, leftOut: 7 },
];

/** What changed and what was seen. */
const EVIDENCE: readonly Part[] = [
  { name: 'other findings', render: renderOtherDiagnoses, leftOut: 11 },
  { name: 'changes', render: renderChanges, leftOut: 7 },
  { name: 'drain', render: renderDrain, leftOut: 8 },
  { name: 'revisions', render: renderRevisions, leftOut: 8 },
  { name: 'stopped tasks', render: renderDeaths, leftOut: 9 },
  { name: 'tasks', render: renderTasks, leftOut: 4 },
  { name: 'targets', render: renderTargets, leftOut: 5 },
  { name: 'events', render: renderEvents, leftOut: 3 },
  { name: 'logs', render: renderLogs, leftOut: 4 },
  { name: 'unreadable sources', render: renderUnreadable, leftOut: 7 },
];

const LAST: readonly Part[] = [
  { name: 'settings', render: renderSettings, leftOut: 2 },
  { name: 'calls', render: renderCalls, leftOut: 1 },
];

const FOOTER: Part = { name: 'links', render: renderFooter, leftOut: 0 };

/** The job summary of a run as GitHub Markdown, with all foreign text escaped. `brief`: only the first screen. */
export function renderSummary(report: Report, detail: 'full' | 'brief' = 'full'): string {
  const details = detail === 'brief' ? [] : listDetails(report);
  const parts = [...FIRST, ...details, FOOTER];
  const sections: readonly Section[] = parts.map(({ render, ...part }) => ({
    ...part,
    text: render(report),
  }));
  return renderWithinBudget(sections);
}

/** Mostly folded, for a closer look. After a failure the evidence comes first. */
function listDetails({ outcome }: Report): readonly Part[] {
  const failed = (FAILING_OUTCOMES as readonly Outcome[]).includes(outcome);
  return failed ? [...EVIDENCE, TIMELINE, ...PLAN, ...LAST] : [TIMELINE, ...PLAN, ...EVIDENCE, ...LAST];
}

import type { PhaseReport, Report } from '../model/report.js';
import { formatDuration } from '../wording/format-duration.js';
import { escapeProse } from './escape.js';
import { isReasonTold } from './is-reason-told.js';

const ICONS: Readonly<Record<PhaseReport['status'], string>> = { done: '✅', failed: '❌', skipped: '⏭️' };

/** A line a phase, in the order in which they began, with what came of each. */
export function renderPhases(report: Report): string {
  const phases = [...report.phases].sort((a, b) => a.startedAtMs - b.startedAtMs);
  // there a look is all that happened, and what it found is the page
  if (report.outcome === 'refused' || report.outcome === 'planned') return '';
  return phases.map((phase) => renderPhase(phase, report)).join('\n');
}

function renderPhase(phase: PhaseReport, report: Report): string {
  const { name, status, startedAtMs, endedAtMs } = phase;
  const took = status === 'skipped' ? 'skipped' : formatDuration(endedAtMs - startedAtMs);
  const sentence = escapeProse(tellOnce(phase, report));
  return `- ${ICONS[status]} **${name}**, ${took}${sentence === '' ? '' : `: ${sentence}`}`;
}

/** Without what stands under the headline, among the refusals, or in the rollback's own line. */
function tellOnce({ name, sentence }: PhaseReport, report: Report): string {
  if (!isReasonTold(report) && report.reason.includes(sentence)) return '';
  if (sentence === report.refusals.join('\n')) return '';
  const rollback = report.phases.find((phase) => phase.name === 'rollback');
  if (name === 'rollback' || rollback === undefined || rollback.sentence === '') return sentence;
  return sentence.replace(rollback.sentence, '').trim();
}

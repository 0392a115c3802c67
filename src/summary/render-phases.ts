import type { PhaseReport, Report } from '../model/report.js';
import { formatDuration } from '../wording/format-duration.js';
import { escapeProse } from './escape.js';
import { isReasonMentioned } from './is-reason-mentioned.js';

const ICONS: Readonly<Record<PhaseReport['status'], string>> = { done: '✅', failed: '❌', skipped: '⏭️' };

/** One line per phase, in order of their starts, with the result of each. */
export function renderPhases(report: Report): string {
  const phases = [...report.phases].sort((a, b) => a.startedAtMs - b.startedAtMs);
  // These outcomes only looked, and the rest of the page shows what they found.
  if (report.outcome === 'refused' || report.outcome === 'planned') return '';
  return phases.map((phase) => renderPhase(phase, report)).join('\n');
}

function renderPhase(phase: PhaseReport, report: Report): string {
  const { name, status, startedAtMs, endedAtMs } = phase;
  const took = status === 'skipped' ? 'skipped' : formatDuration(endedAtMs - startedAtMs);
  const sentence = escapeProse(findSentence(phase, report));
  return `- ${ICONS[status]} **${name}**, ${took}${sentence === '' ? '' : `: ${sentence}`}`;
}

/** The phase's sentence without what the headline's reason, the refusals or the rollback's own line already say. */
function findSentence({ name, sentence }: PhaseReport, report: Report): string {
  if (!isReasonMentioned(report) && report.reason.includes(sentence)) return '';
  if (sentence === report.refusals.join('\n')) return '';
  const rollback = report.phases.find((phase) => phase.name === 'rollback');
  if (name === 'rollback' || rollback === undefined || rollback.sentence === '') return sentence;
  return sentence.replace(rollback.sentence, '').trim();
}

import type { Diagnosis, Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { alert } from './alert.js';
import { code, escapeProse } from './escape.js';
import { fold } from './fold.js';

const LINES_AT_MOST = 5;
const LINES_AT_MOST_FOLDED = 20;

/** The most likely cause, the line that proves it, and what to do. */
export function renderCause({ diagnoses, rulePagesUrl }: Report): string {
  const cause = diagnoses.find(isCause);
  return cause === undefined ? '' : alert('CAUTION', renderDiagnosis(cause, rulePagesUrl, LINES_AT_MOST));
}

/** The other findings: symptoms, other possible causes, and what changed. */
export function renderOtherDiagnoses({ diagnoses, rulePagesUrl }: Report): string {
  const others = diagnoses.filter((one) => one !== diagnoses.find(isCause));
  if (others.length === 0) return '';
  const body = others.map((one) => renderDiagnosis(one, rulePagesUrl, LINES_AT_MOST_FOLDED)).join('\n\n');
  return fold(`Also seen: ${countOf(others.length, 'finding')}`, body);
}

function isCause({ severity }: Diagnosis): boolean {
  return severity === 'cause';
}

function renderDiagnosis(diagnosis: Diagnosis, rulePagesUrl: string | null, linesAtMost: number): string {
  const { id, what, why, fix, evidence } = diagnosis;
  const shown = evidence.slice(0, linesAtMost).map((line) => code(line));
  const more = evidence.length - shown.length;
  if (more > 0) shown.push(`_… and ${countOf(more, 'more line')} in the JSON report_`);
  return [
    `**${escapeProse(what)}** ${escapeProse(why)}`,
    shown.join('<br>'),
    `**What to do:** ${escapeProse(fix)}${linkTo(id, rulePagesUrl)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The ids are trusted: they contain no Markdown. */
function linkTo(id: string, rulePagesUrl: string | null): string {
  return rulePagesUrl === null ? '' : ` ([${id}](${rulePagesUrl}/${id}.md))`;
}

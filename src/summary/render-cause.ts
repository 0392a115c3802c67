import { FAILING_OUTCOMES, type Diagnosis, type Outcome, type Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { renderAlert } from './render-alert.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';

const LINES_AT_MOST = 5;
const LINES_AT_MOST_FOLDED = 20;

/** The most likely cause, the line that proves it, and what to do; without a cause, a failure's best other finding. */
export function renderCause(report: Report): string {
  const main = findMain(report);
  if (main === undefined) return '';
  const body = renderDiagnosis(main, report.rulePagesUrl, LINES_AT_MOST);
  return main.severity === 'cause' ? renderAlert('CAUTION', body) : body;
}

/** The other findings: symptoms, other possible causes, and what changed. */
export function renderOtherDiagnoses(report: Report): string {
  const main = findMain(report);
  const others = report.diagnoses.filter((one) => one !== main);
  if (others.length === 0) return '';
  const body = others
    .map((one) => renderDiagnosis(one, report.rulePagesUrl, LINES_AT_MOST_FOLDED))
    .join('\n\n');
  return renderFold(`Also found: ${countOf(others.length, 'finding')}`, body);
}

/** Diagnoses are sorted, best explanation first. */
function findMain({ diagnoses, outcome }: Report): Diagnosis | undefined {
  const cause = diagnoses.find(({ severity }) => severity === 'cause');
  const failed = (FAILING_OUTCOMES as readonly Outcome[]).includes(outcome) && outcome !== 'cancelled';
  return cause ?? (failed ? diagnoses[0] : undefined);
}

function renderDiagnosis(diagnosis: Diagnosis, rulePagesUrl: string | null, linesAtMost: number): string {
  const { id, what, why, fix, evidence } = diagnosis;
  const shown = evidence.slice(0, linesAtMost).map((line) => renderCode(line));
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

import type { Diagnosis, Report } from '../model/report.js';
import { escapeProse, fence } from './escape.js';
import { fold } from './fold.js';

const LINES_AT_MOST = 20;

/** Why: causes in full, what follows from them folded. */
export function renderDiagnoses({ diagnoses, rulePagesUrl }: Report): string {
  const causes = diagnoses.filter(({ severity }) => severity === 'cause');
  const others = diagnoses.filter(({ severity }) => severity !== 'cause');
  const render = (diagnosis: Diagnosis): string => renderDiagnosis(diagnosis, rulePagesUrl);
  const parts = causes.length === 0 ? [] : ['### Why', ...causes.map(render)];
  if (others.length > 0) parts.push(fold('Also seen', others.map(render).join('\n\n')));
  return parts.join('\n\n');
}

function renderDiagnosis({ id, what, why, fix, evidence }: Diagnosis, rulePagesUrl: string | null): string {
  const parts = [
    `**${escapeProse(what)}** ${escapeProse(why)}`,
    `**What to do:** ${escapeProse(fix)}${linkTo(id, rulePagesUrl)}`,
  ];
  if (evidence.length > 0) parts.splice(1, 0, fence(evidence.slice(0, LINES_AT_MOST), 'text'));
  return parts.join('\n\n');
}

/** The ids are ours: they hold nothing that Markdown would take for its own. */
function linkTo(id: string, rulePagesUrl: string | null): string {
  return rulePagesUrl === null ? '' : ` ([${id}](${rulePagesUrl}/${id}.md))`;
}

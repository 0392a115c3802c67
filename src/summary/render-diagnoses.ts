import type { Diagnosis, Report } from '../model/report.js';
import { escapeProse, fence } from './escape.js';
import { fold } from './fold.js';

const LINES_AT_MOST = 20;

/** Why: causes in full, what follows from them folded. */
export function renderDiagnoses({ diagnoses }: Report): string {
  const causes = diagnoses.filter(({ severity }) => severity === 'cause');
  const others = diagnoses.filter(({ severity }) => severity !== 'cause');
  const parts = causes.length === 0 ? [] : ['### Why', ...causes.map(renderDiagnosis)];
  if (others.length > 0) parts.push(fold('Also seen', others.map(renderDiagnosis).join('\n\n')));
  return parts.join('\n\n');
}

function renderDiagnosis({ what, why, fix, evidence }: Diagnosis): string {
  const parts = [`**${escapeProse(what)}** ${escapeProse(why)}`, `**What to do:** ${escapeProse(fix)}`];
  if (evidence.length > 0) parts.splice(1, 0, fence(evidence.slice(0, LINES_AT_MOST), 'text'));
  return parts.join('\n\n');
}

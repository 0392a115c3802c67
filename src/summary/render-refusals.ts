import type { Report } from '../model/report.js';
import { alert } from './alert.js';
import { escapeProse } from './escape.js';

/** Every problem that has to be mended before the next run. */
export function renderRefusals({ refusals }: Report): string {
  if (refusals.length === 0) return '';
  const [only = '', ...others] = refusals;
  if (others.length === 0) return alert('CAUTION', `**To mend first:** ${escapeProse(only)}`);
  return alert(
    'CAUTION',
    `**To mend first:**\n\n${refusals.map((problem) => `- ${escapeProse(problem)}`).join('\n')}`,
  );
}

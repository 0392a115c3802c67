import type { Report } from '../model/report.js';
import { renderAlert } from './render-alert.js';
import { escapeProse } from './escape.js';

/** Every problem to fix before the next run. */
export function renderRefusals({ refusals }: Report): string {
  if (refusals.length === 0) return '';
  const [only = '', ...others] = refusals;
  if (others.length === 0) return renderAlert('CAUTION', `**Fix first:** ${escapeProse(only)}`);
  return renderAlert(
    'CAUTION',
    `**Fix first:**\n\n${refusals.map((problem) => `- ${escapeProse(problem)}`).join('\n')}`,
  );
}

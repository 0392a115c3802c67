import type { Report } from '../model/report.js';
import { escapeProse } from './escape.js';

/** Every problem that has to be mended before the next run. */
export function renderRefusals({ refusals, reason }: Report): string {
  if (refusals.length === 0 || (refusals.length === 1 && refusals[0] === reason)) return '';
  return ['### To mend first', refusals.map((problem) => `- ${escapeProse(problem)}`).join('\n')].join(
    '\n\n',
  );
}

import type { Report } from '../model/report.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFooter } from './render-footer.js';
import { renderRepairs, renderWarnings } from './render-notes.js';

/** The post step's page: what was undone after the step had ended, and what is left for a person to do. */
export function renderUndo(
  report: Report,
  ending: { readonly clean: boolean; readonly sentence: string },
): string {
  const what = ending.clean ? '✅ Cleaned up after' : '❌ Could not clean up after';
  const parts = [
    `## ${what} the deployment of ${renderCode(report.service)}`,
    escapeProse(ending.sentence),
    renderRepairs(report),
    renderWarnings(report),
    renderFooter(report),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

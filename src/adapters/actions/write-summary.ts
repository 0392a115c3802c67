import { appendFileSync } from 'node:fs';
import type { Masker } from './create-masker.js';

/** The runner drops a page of more than 1,048,576 bytes. */
const BUDGET_BYTES = 900_000;
const NOTICE = '\n\n_The page is cut here: GitHub accepts no more than 1 MiB._\n';

/** Appends to the job's summary. Outside of a runner, without GITHUB_STEP_SUMMARY, there is none. */
export function writeSummary(markdown: string, masker: Masker): void {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  appendFileSync(path, `${cut(masker.mask(markdown))}\n`, 'utf8');
}

/** A last resort, at a line's end: the page itself stays within its budget by leaving out details first. */
function cut(markdown: string): string {
  const bytes = Buffer.from(markdown, 'utf8');
  if (bytes.length <= BUDGET_BYTES) return markdown;
  const end = bytes.lastIndexOf('\n', BUDGET_BYTES);
  return bytes.toString('utf8', 0, end > 0 ? end : BUDGET_BYTES) + NOTICE;
}

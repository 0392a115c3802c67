import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/model/report.js';
import { renderSummary } from '../../src/summary/render-summary.js';

export interface Page {
  readonly name: string;
  readonly markdown: string;
}

/** The golden pages of the tests. */
const CASES = fileURLToPath(new URL('../../__tests__/unit/summary/cases', import.meta.url));

/** The pages to show: `all` cases, one of them by its name, a report (`.json`) or Markdown (`.md`). */
export function listPages(wanted: string): readonly Page[] {
  if (wanted === 'all') return listCases().map(readCase);
  if (wanted.endsWith('.json')) return [{ name: basename(wanted, '.json'), markdown: renderReport(wanted) }];
  if (wanted.endsWith('.md'))
    return [{ name: basename(wanted, '.md'), markdown: readFileSync(wanted, 'utf8') }];
  if (existsSync(join(CASES, `${wanted}.md`))) return [readCase(wanted)];
  throw new Error(
    `There is no page ${wanted}. Give a report.json, a page.md, all, or one of: ${listCases().join(', ')}.`,
  );
}

function listCases(): readonly string[] {
  return readdirSync(CASES).flatMap((name) => (name.endsWith('.md') ? [basename(name, '.md')] : []));
}

function readCase(name: string): Page {
  return { name, markdown: readFileSync(join(CASES, `${name}.md`), 'utf8') };
}

function renderReport(path: string): string {
  return renderSummary(JSON.parse(readFileSync(path, 'utf8')) as Report);
}

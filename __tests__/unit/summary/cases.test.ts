import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILING_OUTCOMES, PASSING_OUTCOMES } from '../../../src/model/report.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { readReport } from './poison.js';

/** A case is a report (JSON) and the page it gives (Markdown); `npm run pages` writes the pages anew. */
const FOLDER = join(import.meta.dirname, 'cases');
const CASES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

test.each(CASES)('%s reads as it did', (name) => {
  const path = join(FOLDER, `${name}.md`);
  const page = renderSummary(readReport(name));
  if (process.env['UPDATE'] === '1') writeFileSync(path, page);
  expect(page).toBe(readFileSync(path, 'utf8'));
});

test('there is a case for every outcome', () => {
  const shown = new Set(CASES.map((name) => readReport(name).outcome));
  expect([...PASSING_OUTCOMES, ...FAILING_OUTCOMES].filter((outcome) => !shown.has(outcome))).toEqual([]);
});

test('no page is left over from a case that is gone', () => {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  expect(pages.filter((name) => !existsSync(join(FOLDER, name.replace('.md', '.json'))))).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { HOSTILE, MADE_BY_GITHUB, hostileTexts } from './hostile-texts.js';
import { makeReport } from './make-report.js';
import { CASES, readReport } from '../../support/pages/read-case.js';
import { poison } from './poison.js';
import { outlineOf, proseOf, readPage } from './read-page.js';

const reports = new Map(CASES.map((name) => [name, readReport(name)]));
const outlines = new Map(
  [...reports].map(([name, report]) => [
    name,
    outlineOf(readPage(renderSummary(poison(report, 'harmless')))),
  ]),
);

/** The page is the same as with a harmless text, but for the text itself. */
function expectHarmless(name: string, text: string): void {
  const page = readPage(renderSummary(poison(reports.get(name) ?? makeReport(), `h${text}h`)));
  expect(outlineOf(page)).toEqual(outlines.get(name));
  expect(proseOf(page)).not.toMatch(MADE_BY_GITHUB);
}

describe.each(CASES)('%s', (name) => {
  test('each hostile text changes nothing but its own place', () => {
    for (const text of HOSTILE) expectHarmless(name, text);
  });
});

test.each(['rolled-back', 'cause-unhealthy', 'planned-worker', 'timed-out-drain'])(
  'no text at all breaks out of its place: %s',
  (name) => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        expectHarmless(name, text);
      }),
      { numRuns: 25 },
    );
  },
);

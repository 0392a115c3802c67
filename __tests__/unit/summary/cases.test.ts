import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '../../../src/model/journal.js';
import { FAILING_OUTCOMES, PASSING_OUTCOMES } from '../../../src/model/report.js';
import { replayJournal } from '../../../src/report/replay-journal.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { CASES, CASES_FOLDER, readJournalOf, readReport } from '../../support/pages/read-case.js';
import { SCENES } from '../../support/pages/scenes.js';

const isRecording = process.env['UPDATE'] === '1';

/** One entry a line, so that a change can be read. */
function toText({ entries, dropped }: Journal): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `{"dropped":${JSON.stringify(dropped)},"entries":[\n${lines}\n]}\n`;
}

test.each(CASES)('%s is what its scene gives', async (name) => {
  const report = await SCENES[name]?.();
  if (report === undefined) throw new Error(`there is no scene ${name}`);
  const { journal } = report;
  if (isRecording) writeFileSync(join(CASES_FOLDER, `${name}.json`), toText(journal));
  expect(readJournalOf(name)).toEqual(JSON.parse(JSON.stringify(journal)));
  expect(journal.dropped).toEqual({});
  expect(JSON.parse(JSON.stringify(replayJournal(journal)))).toEqual(JSON.parse(JSON.stringify(report)));
});

test.each(CASES)('%s reads as its journal gives it', (name) => {
  const path = join(CASES_FOLDER, `${name}.md`);
  const page = renderSummary(readReport(name));
  if (isRecording) writeFileSync(path, page);
  expect(page).toBe(readFileSync(path, 'utf8'));
});

test('there is a case for every outcome', () => {
  const shown = new Set(CASES.map((name) => readReport(name).outcome));
  expect([...PASSING_OUTCOMES, ...FAILING_OUTCOMES].filter((outcome) => !shown.has(outcome))).toEqual([]);
});

test('no file is left over from a case that is gone', () => {
  const files = CASES.flatMap((name) => [`${name}.json`, `${name}.md`]);
  expect(readdirSync(CASES_FOLDER).sort()).toEqual(files.sort());
});

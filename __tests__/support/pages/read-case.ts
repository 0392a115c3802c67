/** The pages that are held still: what a scene gave when it was recorded last. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '../../../src/model/journal.js';
import type { Report } from '../../../src/model/report.js';
import { replayJournal } from '../../../src/report/replay-journal.js';
import { SCENES } from './scenes.js';

/** A case is a journal (JSON) and the page that its replay gives (Markdown); `npm run pages` writes both anew. */
export const CASES_FOLDER = join(import.meta.dirname, '../../unit/summary/cases');

export const CASES: readonly string[] = Object.keys(SCENES).sort();

export function readJournalOf(name: string): Journal {
  return JSON.parse(readFileSync(join(CASES_FOLDER, `${name}.json`), 'utf8')) as Journal;
}

/** As the journal gives it. */
export function readReport(name: string): Report {
  return replayJournal(readJournalOf(name));
}

import type { Journal } from '../model/journal.js';
import type { Report } from '../model/report.js';
import { applyEvent } from './apply-event.js';
import { readJournal } from './journal/read-journal.js';
import { openReport } from './open-report.js';

/** The report that a journal's events give. It is the run's own where nothing was left out of the journal. */
export function replayJournal(journal: Journal): Report {
  const empty = openReport({ cluster: '', service: '', region: null, startedAtMs: 0 });
  return { ...readJournal(journal).reduce(applyEvent, empty), journal };
}

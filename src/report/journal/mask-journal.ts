import { maskEvidence } from '../../diagnosis/evidence/mask-evidence.js';
import { maskText } from '../../diagnosis/evidence/mask-text.js';
import type { Evidence } from '../../model/evidence.js';
import type { Journal, JournalEntry } from '../../model/journal.js';
import type { JournalState } from './journal-state.js';

/** The journal as it may be kept: without these secrets, and without what looks like one. */
export function maskJournal({ entries, dropped }: JournalState, secrets: readonly string[]): Journal {
  return { entries: entries.map((entry) => maskEntry(entry, secrets)), dropped };
}

function maskEntry(entry: JournalEntry, secrets: readonly string[]): JournalEntry {
  const { evidence } = entry;
  const known = evidence === undefined ? entry : { ...entry, evidence: maskEvidence(evidence as Evidence) };
  return maskTexts(known, secrets) as JournalEntry;
}

function maskTexts(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((entry) => maskTexts(entry, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, maskTexts(entry, secrets)]));
}

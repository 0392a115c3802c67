import { maskText } from '../../definition/mask-text.js';
import type { Journal } from '../../model/journal.js';
import type { JournalState } from './journal-state.js';

/** The journal as it may be kept: without these secrets, and without what looks like one. */
export function maskJournal({ entries, dropped }: JournalState, secrets: readonly string[]): Journal {
  return { entries: maskTexts(entries, secrets) as Journal['entries'], dropped };
}

function maskTexts(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((entry) => maskTexts(entry, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, maskTexts(entry, secrets)]));
}

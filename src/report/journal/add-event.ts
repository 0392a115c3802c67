import type { JournalEntry } from '../../model/journal.js';
import type { StampedEvent } from '../../model/run-event.js';
import type { JournalState } from './journal-state.js';
import { findDifference } from './look-differences.js';
import { packValue } from './shared-shapes.js';

/** Looks come again and again: kept as differences, and counted where nothing changed. */
export const LOOKS: ReadonlySet<string> = new Set(['service-looked', 'workers-looked', 'drain-looked']);

/** In characters of JSON. The rest up to a megabyte is for what ends a run. */
const LOOKS_AT_MOST = 700_000;
const ALL_AT_MOST = 1_000_000;

type FoundEvent = Extract<StampedEvent, { kind: 'service-found' }>;

/** The journal with one more event in it, or with one more in its count of those left out. */
export function addEvent(journal: JournalState, event: StampedEvent): JournalState {
  if (LOOKS.has(event.kind)) return keepLook(journal, event);
  const kept = append(journal, event, ALL_AT_MOST);
  if (event.kind !== 'service-found' || kept.entries === journal.entries) return kept;
  const first = { look: { look: findFirstLook(event) }, changes: -1 };
  return { ...kept, lastLooks: { ...kept.lastLooks, 'service-looked': first } };
}

/** What was found before the first look is most of what that look shows. */
export function findFirstLook({ service, tasks }: Pick<FoundEvent, 'service' | 'tasks'>): unknown {
  return { service, tasks };
}

function keepLook(journal: JournalState, { kind, atMs, ...look }: StampedEvent): JournalState {
  const known = journal.lastLooks[kind];
  const difference = findDifference(known?.look, look);
  if (difference === null && known?.changes === journal.changes) return countLook(journal, kind, atMs);
  const kept = append(journal, { kind, atMs, difference }, LOOKS_AT_MOST);
  // A difference that was left out would make nonsense of those after it.
  if (kept.entries === journal.entries) return kept;
  const changes = difference === null ? journal.changes : kept.changes;
  return { ...kept, changes, lastLooks: { ...journal.lastLooks, [kind]: { look, changes } } };
}

/**
 * An equal look is counted where it was first seen since anything changed, with the time when it was last seen. After a change
 * of another kind even an equal look may change the report.
 */
function countLook(journal: JournalState, kind: string, atMs: number): JournalState {
  const at = journal.entries.findLastIndex((entry) => entry.kind === kind);
  const entry = journal.entries[at];
  if (entry === undefined) return journal;
  const repeats = typeof entry['repeats'] === 'number' ? entry['repeats'] : 0;
  return {
    ...journal,
    entries: journal.entries.with(at, { ...entry, repeats: repeats + 1, lastAtMs: atMs }),
  };
}

/** Kind and times stand as they are; the rest is packed. */
function append(journal: JournalState, { kind, atMs, ...rest }: JournalEntry, atMost: number): JournalState {
  const { packed, shapes } = packValue(rest, journal.shapes);
  const entry = { kind, atMs, ...(packed as object) };
  const size = journal.size + JSON.stringify(entry).length;
  if (size <= atMost) {
    return { ...journal, entries: [...journal.entries, entry], size, shapes, changes: journal.changes + 1 };
  }
  const count = journal.dropped[kind] ?? 0;
  return { ...journal, dropped: { ...journal.dropped, [kind]: count + 1 } };
}

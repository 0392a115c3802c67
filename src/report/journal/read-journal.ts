import type { Journal, JournalEntry } from '../../model/journal.js';
import type { StampedEvent } from '../../model/run-event.js';
import { LOOKS } from './add-event.js';
import { applyDifference } from './look-differences.js';

/** The events that a journal holds, looks made whole again. Of looks that were equal the first and the last are given. */
export function readJournal({ entries }: Journal): readonly StampedEvent[] {
  const lastLooks = new Map<string, unknown>();
  const events = entries.flatMap((entry): readonly StampedEvent[] => {
    if (!LOOKS.has(entry.kind)) return [entry as unknown as StampedEvent];
    const look = applyDifference(lastLooks.get(entry.kind), entry['difference']);
    lastLooks.set(entry.kind, look);
    return listLooks(entry, look as object);
  });
  return [...events].sort((a, b) => a.atMs - b.atMs);
}

function listLooks({ kind, atMs, lastAtMs }: JournalEntry, look: object): readonly StampedEvent[] {
  const first = { kind, atMs, ...look } as StampedEvent;
  return typeof lastAtMs === 'number' ? [first, { ...first, atMs: lastAtMs }] : [first];
}

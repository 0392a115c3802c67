import type { Journal, JournalEntry } from '../../model/journal.js';
import type { StampedEvent } from '../../model/run-event.js';
import { LOOKS, findFirstLook } from './add-event.js';
import { NO_SHAPES, unpackValue } from './shared-shapes.js';
import { applyDifference } from './look-differences.js';

/** The events that a journal holds, looks made whole again. Of looks that were equal the first and the last are given. */
export function readJournal({ entries }: Journal): readonly StampedEvent[] {
  const lastLooks = new Map<string, unknown>();
  let shapes = NO_SHAPES;
  const events = entries.flatMap(
    ({ kind, atMs, repeats: _, lastAtMs, ...packed }): readonly StampedEvent[] => {
      const unpacked = unpackValue(packed, shapes);
      ({ shapes } = unpacked);
      const rest = unpacked.value as Readonly<Record<string, unknown>>;
      if (!LOOKS.has(kind)) {
        const event = { kind, atMs, ...rest } as unknown as StampedEvent;
        if (event.kind === 'service-found') lastLooks.set('service-looked', { look: findFirstLook(event) });
        return [event];
      }
      const look = applyDifference(lastLooks.get(kind), rest['difference']);
      lastLooks.set(kind, look);
      return listLooks({ kind, atMs, lastAtMs }, look as object);
    },
  );
  return [...events].sort((a, b) => a.atMs - b.atMs);
}

function listLooks({ kind, atMs, lastAtMs }: JournalEntry, look: object): readonly StampedEvent[] {
  const first = { kind, atMs, ...look } as StampedEvent;
  return typeof lastAtMs === 'number' ? [first, { ...first, atMs: lastAtMs }] : [first];
}

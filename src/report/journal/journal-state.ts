import type { JournalEntry } from '../../model/journal.js';

/** A journal that is being written. */
export interface JournalState {
  readonly entries: readonly JournalEntry[];
  /** Length of the entries as JSON, in characters. */
  readonly size: number;
  readonly dropped: Readonly<Record<string, number>>;
  /** By kind: the last look, which the next one is compared with. */
  readonly lastLooks: Readonly<Record<string, unknown>>;
}

export const EMPTY_JOURNAL: JournalState = { entries: [], size: 0, dropped: {}, lastLooks: {} };

import type { JournalEntry } from '../../model/journal.js';
import { NO_SHAPES, type Shapes } from './shared-shapes.js';

/** A journal that is being written. */
export interface JournalState {
  readonly entries: readonly JournalEntry[];
  /** Length of the entries as JSON, in characters. */
  readonly size: number;
  /** What the next entry may refer to. */
  readonly shapes: Shapes;
  readonly dropped: Readonly<Record<string, number>>;
  /** How many entries say something new: all but looks that are equal to the one before. */
  readonly changes: number;
  /** By kind: the last look, which the next one is compared with, and `changes` as it was then. */
  readonly lastLooks: Readonly<Record<string, { readonly look: unknown; readonly changes: number }>>;
}

export const EMPTY_JOURNAL: JournalState = {
  entries: [],
  size: 0,
  shapes: NO_SHAPES,
  changes: 0,
  dropped: {},
  lastLooks: {},
};

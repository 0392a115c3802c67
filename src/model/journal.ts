/** The events of a run as they are kept in its report. Plain JSON; `src/report/journal/` writes and reads it. */

/**
 * One kept event: the kind, the time, and its members. A look is kept as its difference from the look before, and objects
 * as what differs from the last one with the same members.
 */
export type JournalEntry = { readonly kind: string; readonly atMs: number } & Readonly<
  Record<string, unknown>
>;

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** By kind: how many were left out, so that the journal stays below a megabyte. */
  readonly dropped: Readonly<Record<string, number>>;
}

import type { Evidence } from '../../model/evidence.js';
import { quote } from './quote.js';

export type EventMatch = {
  readonly atMs: number;
  readonly line: string;
  /** What the pattern's groups caught; '' for a group that caught nothing. */
  readonly groups: readonly string[];
};

/** Service events since our update that match, oldest first. */
export function findInEvents({ events }: Pick<Evidence, 'events'>, pattern: RegExp): EventMatch[] {
  return events.flatMap(({ atMs, message }) => {
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(message);
    if (match === null) return [];
    const groups = [...match].slice(1).map((group: string | undefined) => group ?? '');
    return [{ atMs, line: quote(message), groups }];
  });
}

import type { Evidence } from '../../model/evidence.js';
import { quote } from './quote.js';

/** A type and not an interface, so that it can be one of a rule's facts. */
export type LogMatch = {
  readonly taskArn: string;
  readonly container: string;
  readonly atMs: number;
  /** The whole line, fit to be quoted. */
  readonly line: string;
  /** What the pattern's groups caught; '' for a group that caught nothing. */
  readonly groups: readonly string[];
};

/** Log lines that match, oldest first in each container. Every line is looked at by itself. */
export function findInLogs({ logs }: Pick<Evidence, 'logs'>, pattern: RegExp): LogMatch[] {
  return logs.flatMap(({ taskArn, container, lines }) =>
    lines.flatMap(({ atMs, message }) => {
      const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(message);
      if (match === null) return [];
      const groups = [...match].slice(1).map((group: string | undefined) => group ?? '');
      return [{ taskArn, container, atMs, line: quote(message), groups }];
    }),
  );
}

import type { Task } from '../model/task.js';
import { createMatcher } from './create-matcher.js';

/** A hexadecimal or decimal id in a name: four digits or more, one of them decimal. */
const ID = /(?<![A-Za-z0-9])(?=[a-f]*\d)[0-9a-f]{4,}(?![A-Za-z0-9])/gi;
const NUMBER = /[0-9a-f]*\d[0-9a-f]*/gi;

interface Facts {
  /** Node → how many workers answered by that name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly tasks: readonly Task[];
  /** `drain-workers` */
  readonly globs: readonly string[];
}

/**
 * Whether a mailbox that doesn't answer can only be that of a killed worker: as many workers of its kind answer as tasks run.
 * Of one kind are workers whose names differ in nothing but an id: all tasks run the same command, so two workers of one task
 * differ in more than that (`default-7f3a@shop`, `slow-7f3a@shop`).
 */
export function isMailboxStale(node: string, { counts, tasks, globs }: Facts): boolean {
  const isOurs = createMatcher(globs);
  const kind = kindOf(node);
  const answering = Object.entries(counts)
    .filter(([other]) => isOurs(other) && kindOf(other) === kind)
    .reduce((sum, [, count]) => sum + count, 0);
  return answering > 0 && answering >= tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
}

/** Numbers in a host part are an id however short they are: `web-1`, `ip-10-0-1-8`. */
function kindOf(node: string): string {
  const at = node.indexOf('@');
  return `${node.slice(0, at).replace(ID, '#')}@${node.slice(at + 1).replace(NUMBER, '#')}`;
}

import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import { quote } from './quote.js';

export type DeathMatch = {
  readonly taskArn: string;
  /** null: it is the task's own `stoppedReason`. */
  readonly container: string | null;
  readonly line: string;
  /** What the pattern's groups caught; '' for a group that caught nothing. */
  readonly groups: readonly string[];
};

/** What ECS says of stopped tasks of our deployment, `stoppedReason` and each container's `reason`, where it matches. */
export function findInDeaths(
  { stoppedTasks }: Pick<Evidence, 'stoppedTasks'>,
  pattern: RegExp,
  isMeant: (task: Task) => boolean = () => true,
): DeathMatch[] {
  return stoppedTasks.filter(isMeant).flatMap((task) => {
    const said = [
      { container: null, text: task.stoppedReason },
      ...task.containers.map(({ name, reason }) => ({ container: name, text: reason })),
    ];
    return said.flatMap(({ container, text }) => {
      const match =
        text === null ? null : new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text);
      if (text === null || match === null) return [];
      const groups = [...match].slice(1).map((group: string | undefined) => group ?? '');
      return [{ taskArn: task.arn, container, line: quote(text), groups }];
    });
  });
}

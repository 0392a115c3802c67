import type { ContainerDefinition } from '../../model/task-definition.js';
import { commandOf } from './read-container.js';

/**
 * The shell that stays the first process and passes no signal on: `sh -c` whose last command isn't `exec`ed. Measured with
 * dash, also for a single command; bash replaces itself by the last command.
 */
export function findShell(container: ContainerDefinition | null): { name: string; script: string } | null {
  const [, name = '', script = ''] =
    /^(?:\/\S*\/)?(sh|dash|ash) -\w*c\s+(.+)$/s.exec(commandOf(container)) ?? [];
  if (script === '') return null;
  const last = script.split(/&&|\|\||;|\n/).at(-1) ?? '';
  return /^\s*exec\s/.test(last) ? null : { name, script };
}

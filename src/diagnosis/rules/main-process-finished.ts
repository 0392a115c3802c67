import type { ContainerDefinition } from '../../model/task-definition.js';
import { defineRule } from '../define-rule.js';
import { isExitByItself } from '../reading/judge-task.js';
import { commandOf, findContainer } from '../../definition/find-container.js';
import { readCommand } from '../../definition/read-command.js';
import { readContainer } from '../../definition/read-container.js';

/** Options that put a server into the background: gunicorn, uWSGI. */
const DAEMON = /^(?:--daemon(?:ize)?|-D)(?:=|$)/;

export const mainProcessFinished = defineRule({
  id: 'main-process-finished',
  severity: 'cause',
  // All ended with success, and unasked: an exit after SIGTERM has another stop code.
  find: (evidence) =>
    evidence.stoppedTasks.filter(isExitByItself).flatMap(({ containers, stoppedReason }) => {
      const ended = containers.filter(({ exitCode }) => exitCode !== null);
      if (ended.some(({ exitCode }) => exitCode !== 0)) return [];
      return ended.slice(0, 1).map(({ name }) => {
        const container = findContainer(evidence.taskDefinition, name);
        const command = commandOf(container);
        const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code 0)`;
        return { name, command, background: findBackground(container), line };
      });
    }),
  explain: ({ name, command, background, line }) => ({
    what: `The main process of container ${name} exited with code 0.`,
    why:
      background === null
        ? 'A service needs a process that keeps running; this command, or an essential sidecar, did its work and exited.'
        : `\`${background}\` puts the program into the background, and the container ends with its main process.`,
    fix:
      background === null
        ? 'Use the server or worker itself as the command; mark one-shot sidecars as `"essential": false`.'
        : 'Run the program in the foreground: without --detach, --daemon, `celery multi` or `&`.',
    evidence: command === '' ? [line] : [line, command],
  }),
});

/** What makes a program go to the background and leave its container without a main process; null: nothing to be seen. */
function findBackground(container: ContainerDefinition | null): string | null {
  const { programs } = readCommand(readContainer(container));
  const hidden = programs.flatMap(
    ({ hiddenBy, words }) => hiddenBy ?? words.find((word) => DAEMON.test(word)) ?? [],
  );
  return hidden[0] ?? (programs.at(-1)?.isBackground === true ? '&' : null);
}

import { defineRule } from '../define-rule.js';
import { exitedByItself } from '../reading/judge-task.js';
import { commandOf, findContainer } from '../reading/read-container.js';

/** Options that put a program into the background and leave the container without a main process. */
const BACKGROUND = /--detach\b|\bcelery\s+multi\b|--daemon(?:ize)?\b|(?:^|\s)-D(?:\s|$)|[^&]&\s*$/;

export const mainProcessFinished = defineRule({
  id: 'main-process-finished',
  severity: 'cause',
  // All ended with success, and unasked: an exit after SIGTERM has another stop code.
  find: (evidence) =>
    evidence.stoppedTasks.filter(exitedByItself).flatMap(({ containers, stoppedReason }) => {
      const ended = containers.filter(({ exitCode }) => exitCode !== null);
      if (ended.some(({ exitCode }) => exitCode !== 0)) return [];
      return ended.slice(0, 1).map(({ name }) => {
        const command = commandOf(findContainer(evidence.taskDefinition, name));
        const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code 0)`;
        return { name, command, background: BACKGROUND.exec(command)?.[0].trim() ?? null, line };
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

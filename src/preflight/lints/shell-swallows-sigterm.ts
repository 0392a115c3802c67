import { defineLint } from '../define-lint.js';
import type { Process, Scene } from '../read/read-scene.js';

interface Found {
  readonly container: string;
  readonly shell: string;
  readonly holdsJobs: boolean;
}

/** A shell that stays PID 1 does not pass SIGTERM on; which do was measured, see definition/find-tails.ts. */
export const shellSwallowsSigterm = defineLint<Found>({
  id: 'shell-swallows-sigterm',
  code: 'L01',
  severity: ({ shell, holdsJobs }) => (holdsJobs && shell !== 'bash' ? 'stop' : 'warn'),

  // With an init process it is a different, worse problem: init-cuts-work.
  find: ({ containers, shownWorkers }: Scene) =>
    containers.flatMap(({ name, commandLine: { shell }, initProcessEnabled }) => {
      if (shell === null || initProcessEnabled) return [];
      const holdsJobs = shownWorkers.some((worker: Process) => worker.container.name === name);
      return [{ container: name, shell: shell.name, holdsJobs }];
    }),

  explain: ({ container, shell, holdsJobs }) => ({
    what: `Container ${container} runs its command with \`${shell} -c\` and without \`exec\`.`,
    why:
      `${shell} stays PID 1 and does not pass SIGTERM on, so the program never gets the signal and is killed ` +
      `after stopTimeout${holdsJobs ? ', which cuts its jobs' : ''}.`,
    fix: 'Put `exec` before the last command, or write the command as an array without a shell.',
  }),
});

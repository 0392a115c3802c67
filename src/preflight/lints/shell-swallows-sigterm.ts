import { defineLint } from '../define-lint.js';
import type { Process, Scene } from '../read/read-scene.js';

interface Found {
  readonly container: string;
  readonly shell: 'sh' | 'bash';
  readonly holdsJobs: boolean;
}

/** A shell as PID 1 does not pass SIGTERM on; measured with dash 0.5.12 and bash 5.2, for a single command too. */
export const shellSwallowsSigterm = defineLint<Found>({
  id: 'shell-swallows-sigterm',
  code: 'L01',
  severity: ({ shell, holdsJobs }) => (holdsJobs && shell === 'sh' ? 'stop' : 'warn'),

  // With an init process it is a different, worse problem: init-cuts-work.
  find: ({ containers, workers }: Scene) =>
    containers.flatMap(({ name, commandLine: { shell }, initProcessEnabled }) => {
      if (shell === null || initProcessEnabled) return [];
      const holdsJobs = workers.some((worker: Process) => worker.container.name === name);
      return [{ container: name, shell, holdsJobs }];
    }),

  explain: ({ container, shell, holdsJobs }) => ({
    what: `Container ${container} runs its command with \`${shell} -c\` and without \`exec\`.`,
    why:
      `${shell} stays PID 1 and does not pass SIGTERM on, so the program never gets the signal and is killed ` +
      `after stopTimeout${holdsJobs ? ', which cuts its jobs' : ''}.`,
    fix: 'Put `exec` before the last command, or write the command as an array without a shell.',
  }),
});

import { defineLint } from '../define-lint.js';

interface Found {
  readonly container: string;
  readonly holdsJobs: boolean;
}

export const initCutsWork = defineLint<Found>({
  id: 'init-cuts-work',
  code: 'L02',
  // A web server's requests are drained by the load balancer before SIGTERM; a worker's jobs are not.
  severity: ({ holdsJobs }) => (holdsJobs ? 'stop' : 'warn'),

  find: ({ containers, shownWorkers }) =>
    containers
      .filter(({ initProcessEnabled, commandLine }) => initProcessEnabled && commandLine.shell !== null)
      .map(({ name }) => ({
        container: name,
        holdsJobs: shownWorkers.some(({ container }) => container.name === name),
      })),

  explain: ({ container }) => ({
    what: `Container ${container} has initProcessEnabled and runs its command in a shell without \`exec\`.`,
    why: 'The init process passes SIGTERM to the shell, which exits at once; the container ends and its running work is cut within milliseconds, regardless of stopTimeout.',
    fix: 'Put `exec` before the last command, so the program itself gets the signal.',
  }),
});

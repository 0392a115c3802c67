import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
}

export const initCutsWork = defineLint<Found>({
  id: 'init-cuts-work',
  code: 'L02',
  severity: 'stop',

  find: ({ containers }) =>
    containers
      .filter(({ initProcessEnabled, commandLine }) => initProcessEnabled && commandLine.shell !== null)
      .map(({ name }) => ({ container: name })),

  explain: ({ container }) => ({
    what: `Container ${container} has initProcessEnabled and runs its command in a shell without \`exec\`.`,
    why: 'The init process passes SIGTERM to the shell, which exits at once; the container ends and its running work is cut within milliseconds, regardless of stopTimeout.',
    fix: 'Put `exec` before the last command, so the program itself gets the signal.',
  }),
});

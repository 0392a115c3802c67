import { defineLint } from '../define-lint.js';

interface Found {
  readonly container: string;
  readonly by: string;
}

export const mainProcessHidden = defineLint<Found>({
  id: 'main-process-hidden',
  code: 'L44',
  severity: 'warn',

  find: ({ containers }) =>
    containers.flatMap(({ name, commandLine }) => {
      const hidden = commandLine.programs.flatMap(({ hiddenBy }) => hiddenBy ?? []);
      const [by] = commandLine.hasBackground ? ['&'] : hidden;
      return by === undefined ? [] : [{ container: name, by }];
    }),

  explain: ({ container, by }) => ({
    what: `Container ${container} runs its main program behind or below another process (\`${by}\`).`,
    why: 'ECS watches and signals only PID 1: the real program may die unnoticed, or never get SIGTERM.',
    fix: 'Run one program per container, in the foreground.',
  }),
});

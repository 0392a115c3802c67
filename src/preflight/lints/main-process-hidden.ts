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
    what: `The main process of container ${container} is put behind another one by \`${by}\`.`,
    why: 'ECS sees and signals PID 1 only: the real process may die unseen, or never get SIGTERM.',
    fix: 'Run one program a container, in the foreground.',
  }),
});

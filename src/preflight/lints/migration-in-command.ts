import { defineLint } from '../define-lint.js';

interface Found {
  readonly container: string;
  readonly verb: string;
  readonly mostTasks: number;
}

export const migrationInCommand = defineLint<Found>({
  id: 'migration-in-command',
  code: 'L42',
  severity: 'warn',

  find: ({ processes, mostTasks }) =>
    processes.flatMap(({ migration, container }) =>
      migration === null ? [] : [{ container: container.name, verb: migration, mostTasks }],
    ),

  explain: ({ container, verb, mostTasks }) => ({
    what: `The command of container ${container} runs \`${verb}\` before the service itself.`,
    why: `Every task does it at every start, up to ${mostTasks} at once, and answers no health check meanwhile.`,
    fix:
      verb === 'collectstatic' || verb === 'compilemessages'
        ? 'Do it when the image is built.'
        : 'Run migrations as a task of their own before the deploy.',
  }),
});

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
    what: `The command of container ${container} runs \`${verb}\` before it starts the service.`,
    why: `Every task does this at every start, up to ${mostTasks} at once, and does not answer health checks during it.`,
    fix:
      verb === 'collectstatic' || verb === 'compilemessages'
        ? 'Do it when building the image.'
        : 'Run migrations as a separate task before the deploy.',
  }),
});

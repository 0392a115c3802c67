import { defineLint } from '../define-lint.js';
import { isMigration } from '../read/is-migration.js';

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
    processes.filter(isMigration).map(({ words, container }) => ({
      container: container.name,
      verb: words.find((word) => /^(migrate|collectstatic|compilemessages|upgrade)$/.test(word)) ?? 'migrate',
      mostTasks,
    })),

  explain: ({ container, verb, mostTasks }) => ({
    what: `The command of container ${container} runs \`${verb}\` before it starts the service.`,
    why: `Every task does this at every start, up to ${mostTasks} at once, and does not answer health checks during it.`,
    fix:
      verb === 'migrate' || verb === 'upgrade'
        ? 'Run migrations as a separate task before the deploy.'
        : 'Do it when building the image.',
  }),
});

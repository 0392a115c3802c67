import { nameOf } from './name-of.js';

/** The tool, and the word that makes it change the database or the files. Sources: each tool's own command reference. */
const TOOLS: readonly [tool: RegExp, verb: RegExp][] = [
  [
    /^(?:manage\.py|django-admin(?:\.py)?|django)$/,
    /^(?:migrate|migrate_schemas|collectstatic|compilemessages)$/,
  ],
  [/^(?:alembic|aerich|superset|airflow|ckan)$/, /^(?:upgrade|migrate)$/],
  [
    /^(?:rails|rake|sequelize|sequelize-cli)$/,
    /^db:(?:migrate|prepare|setup|schema:load|migrate:with_data)$/,
  ],
  [/^artisan$/, /^migrate(?::fresh|:refresh)?$/],
  [/^console$/, /^doctrine:(?:migrations:migrate|schema:update)$/],
  [/^(?:knex|typeorm[\w-]*|mikro-orm|ace)$/, /^(?:migrate:latest|migrate:up|migration:run|migration:up)$/],
  [/^(?:phinx|flyway|drizzle-kit|db-migrate|umzug|migrate-mongo|node-pg-migrate)$/, /^(?:migrate|up|push)$/],
  [/^(?:goose|dbmate|migrate)$/, /^(?:up|migrate)$/],
  [/^mix$/, /^ecto\.(?:migrate|setup)$/],
  [/^liquibase$/, /^update$/],
  [/^yoyo$/, /^apply$/],
  [/^(?:npm|yarn|pnpm|bun)$/, /^(?:db[:-])?migrat(?:e|ions?)(?:[:-](?:up|run|deploy|latest|prod))?$/],
];
/** Two words that follow each other. */
const PAIRS: readonly [tool: RegExp, verb: string][] = [
  [/^flask$/, 'db upgrade'],
  [/^prisma$/, 'migrate deploy'],
  [/^prisma$/, 'db push'],
  [/^(?:atlas|sea-orm-cli)$/, 'migrate apply'],
  [/^sqlx$/, 'migrate run'],
  [/^diesel$/, 'migration run'],
  [/^dotnet(?:-ef)?$/, 'database update'],
  [/^piccolo$/, 'migrations forwards'],
];
/** They look, and change nothing. */
const LOOKS_ONLY = /^--(?:check(?:-heads)?|plan|list|pretend|sql|dry-run|help|version)$/;
/** `/app/migrate.sh`, `run-migrations` */
const SCRIPT =
  /^(?:(?:run|db|do|start)[-_])*(?:migrate|migrations?)(?:[-_](?:db|database))?(?:\.(?:sh|py|js|rb))?$/;

/** What a command does that belongs before the service itself, as the tool calls it: `migrate`, `db:migrate`; null: nothing. */
export function findMigration(words: readonly string[]): string | null {
  if (words.some((word) => LOOKS_ONLY.test(word)) || /^(?:echo|printf)$/.test(words[0] ?? '')) return null;
  const names = words.map((word) => nameOf(word));
  const tail = (tool: RegExp): readonly string[] => {
    const at = names.findIndex((name) => tool.test(name));
    return at === -1 ? [] : words.slice(at + 1);
  };
  for (const [tool, verb] of TOOLS) {
    const found = tail(tool).find((word) => verb.test(word));
    if (found !== undefined) return found;
  }
  for (const [tool, verb] of PAIRS) {
    if (` ${tail(tool).join(' ')} `.includes(` ${verb} `)) return verb;
  }
  const [program] = names;
  return program !== undefined && SCRIPT.test(program) && program !== 'migrate' ? 'migrate' : null;
}

import type { Evidence } from '../../model/evidence.js';
import type { ContainerDefinition } from '../../model/task-definition.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { commandOf, findContainer } from '../../definition/find-container.js';
import { readCommand } from '../../definition/read-command.js';
import { readContainer } from '../../definition/read-container.js';

/** django/core/management/commands/migrate.py, django/db/migrations/loader.py; seen in runs. */
const CONFLICT =
  /Conflicting migrations detected|InconsistentMigrationHistory|is applied before its dependency|NodeNotFoundError/;
const DATABASE = /django\.db\.utils\.(?:ProgrammingError|OperationalError|IntegrityError|DataError): .+/;
const MIGRATING = /^\s*(?:Running migrations:|Applying \S+\.\.\.|Operations to perform:)/;

export const migrationFailed = defineRule({
  id: 'migration-failed',
  severity: 'cause',
  find: (evidence) => {
    const found = [...findInExitedLogs(evidence, CONFLICT), ...findDatabaseErrors(evidence)];
    const [first] = found;
    return first === undefined
      ? []
      : [
          {
            container: first.container,
            isConflict: CONFLICT.test(first.line),
            lines: shortenLines(found.map(({ line }) => line)),
          },
        ];
  },
  explain: ({ container, isConflict, lines }) => ({
    what: `The migration in container ${container} failed, so the service after it never started.`,
    why: isConflict
      ? 'The migrations conflict with each other or with the order in which they were applied.'
      : 'The database rejected a step of the migration.',
    fix: `${isConflict ? 'Merge them (`python manage.py makemigrations --merge`)' : 'Fix that migration'}, and run migrations as a separate task before the rollout: in the start command every task runs them.`,
    evidence: lines,
  }),
});

/** The error of a migration step, not of the application: the migration was running and nothing was served yet. */
function findDatabaseErrors(evidence: Evidence) {
  const connects = /could not connect|connection to server|too many|authentication failed/i;
  const migrates = new Set(findInExitedLogs(evidence, MIGRATING).map(({ container }) => container));
  return findInExitedLogs(evidence, DATABASE).filter(
    ({ container, line }) =>
      !connects.test(line) &&
      migrates.has(container) &&
      mayMigrate(findContainer(evidence.taskDefinition, container)),
  );
}

/** Its command does, or the image decides what it does. */
function mayMigrate(container: ContainerDefinition | null): boolean {
  const { programs } = readCommand(readContainer(container));
  return commandOf(container) === '' || programs.some(({ migration }) => migration !== null);
}

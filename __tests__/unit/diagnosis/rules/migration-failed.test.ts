import { migrationFailed } from '../../../../src/diagnosis/rules/migration-failed.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const CONFLICT =
  'CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (0002_x, 0002_y in shop).';
const UNDER_WAY = ['Operations to perform:', 'Running migrations:'];
const EXISTS = 'django.db.utils.OperationalError: table "shop_order" already exists';
const command = ['sh', '-c', 'python manage.py migrate && gunicorn shop.wsgi'];

testRule(migrationFailed, {
  fires: {
    conflict: {
      evidence: aCrash([CONFLICT]),
      quotes: CONFLICT,
      says: ['makemigrations --merge', 'before the rollout'],
    },
    'a step that the database refused': {
      evidence: aCrash([...UNDER_WAY, EXISTS], { container: { command } }),
      quotes: EXISTS,
      says: ['rejected a step'],
    },
  },
  quiet: {
    'the same error of the application, no migration under way': aCrash([EXISTS], { container: { command } }),
    'the database can’t be reached: that is the finding': aCrash(
      [
        ...UNDER_WAY,
        'django.db.utils.OperationalError: connection to server at "db", port 5432 failed: Connection refused',
      ],
      { container: { command } },
    ),
    'the task lives': aRunningTask([CONFLICT]),
  },
});

import { test } from '@jest/globals';
import { migrationInCommand } from '../../../../src/preflight/lints/migration-in-command.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'every task migrates': [
      aWebService({
        container: {
          command: ['sh', '-c', 'python manage.py migrate && exec gunicorn shop.wsgi -b 0.0.0.0:8000'],
        },
      }),
      'warn',
    ],
    'every task collects files': [
      aWebService({
        container: {
          command: [
            'sh',
            '-c',
            'django-admin collectstatic --noinput; exec gunicorn shop.wsgi -b 0.0.0.0:8000',
          ],
        },
      }),
      'warn',
    ],
    'every task runs Flask-Migrate': [
      aWebService({
        container: { command: ['sh', '-c', 'flask db upgrade && exec gunicorn shop.wsgi -b 0.0.0.0:8000'] },
      }),
      'warn',
    ],
    'every task runs alembic': [
      aWebService({
        container: {
          command: ['sh', '-c', 'alembic upgrade head && exec gunicorn shop.wsgi -b 0.0.0.0:8000'],
        },
      }),
      'warn',
    ],
  },
  quiet: {
    'it only looks whether one is due': aWebService({
      container: {
        command: ['sh', '-c', 'python manage.py migrate --check && exec gunicorn shop.wsgi -b 0.0.0.0:8000'],
      },
    }),
    'it only checks': aWebService({
      container: {
        command: ['sh', '-c', 'python manage.py check && exec gunicorn shop.wsgi -b 0.0.0.0:8000'],
      },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(migrationInCommand, facts, severities);
});

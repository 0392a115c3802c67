import { test } from '@jest/globals';
import { shellSwallowsSigterm } from '../../../../src/preflight/lints/shell-swallows-sigterm.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'a worker runs in sh -c': [
      aWorkerService({ container: { command: ['sh', '-c', 'celery -A shop worker'] } }),
      'stop',
    ],
    'a worker comes after another command': [
      aWorkerService({
        container: { command: ['sh', '-c', 'python manage.py check && celery -A shop worker'] },
      }),
      'stop',
    ],
    'the entry point is the shell': [
      aWorkerService({ container: { entryPoint: ['/bin/ash', '-ec'], command: ['celery -A shop worker'] } }),
      'stop',
    ],
    'a worker runs in bash -c': [
      aWorkerService({ container: { command: ['bash', '-c', 'celery -A shop worker'] } }),
      'warn',
    ],
    'a web server runs in sh -c': [
      aWebService({ container: { command: ['sh', '-c', 'gunicorn shop.wsgi -b 0.0.0.0:8000'] } }),
      'warn',
    ],
  },
  quiet: {
    'the last command is exec': aWorkerService({
      container: { command: ['sh', '-c', 'python manage.py check && exec celery -A shop worker'] },
    }),
    'exec gets the rest of the command line': aWorkerService({
      container: { command: ['sh', '-c', 'mkdir x; exec "$@"', 'sh', 'celery', 'worker'] },
    }),
    'an init of its own is PID 1': aWorkerService({
      container: { command: ['tini', '--', 'sh', '-c', 'celery worker'] },
    }),
    "linuxParameters put an init before it, which is another lint's": aWorkerService({
      container: { command: ['sh', '-c', 'celery worker'], linuxParameters: { initProcessEnabled: true } },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(shellSwallowsSigterm, facts, severities);
});

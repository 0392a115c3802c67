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
      aWorkerService({ container: { entryPoint: ['/bin/sh', '-ec'], command: ['celery -A shop worker'] } }),
      'stop',
    ],
    'the shell is in another one': [
      aWorkerService({
        container: { entryPoint: ['sh', '-c'], command: ['sh -c "celery -A shop worker -O fair"'] },
      }),
      'stop',
    ],
    'a pipe keeps bash': [
      aWorkerService({ container: { command: ['bash', '-c', 'celery -A shop worker | tee log'] } }),
      'warn',
    ],
    'another command comes after the worker': [
      aWorkerService({ container: { command: ['bash', '-c', 'celery -A shop worker; sleep 1'] } }),
      'warn',
    ],
    'bundle exec is not exec': [
      aWorkerService({ container: { command: ['sh', '-c', 'bundle exec sidekiq'] } }),
      'warn',
    ],
    'only its name tells that the script is a worker': [
      aWorkerService({ container: { command: ['sh', '-c', '/app/run_celery.sh'] } }),
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
    'bash gives its place to the last command': aWorkerService({
      container: { command: ['bash', '-lc', 'cd /app && celery -A shop worker'] },
    }),
    'and so does busybox': aWorkerService({
      container: { command: ['ash', '-c', 'celery -A shop worker'] },
    }),
    'sh is busybox': aWorkerService({
      container: { image: 'python:3.13-alpine', command: ['sh', '-c', 'celery -A shop worker'] },
    }),
    'both branches are exec': aWorkerService({
      container: {
        command: [
          ...['sh', '-c'],
          'if [ "$ROLE" = worker ]; then exec celery -A shop worker; else exec celery -A shop beat; fi',
        ],
      },
    }),
    'a trap may pass the signal on': aWorkerService({
      container: { command: ['sh', '-c', "trap 'kill $PID' TERM; celery -A shop worker & PID=$!; wait"] },
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

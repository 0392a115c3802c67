import { test } from '@jest/globals';
import { graceOutlivesStopTimeout } from '../../../../src/preflight/lints/grace-outlives-stop-timeout.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn and ECS both wait their default 30 s': [
      aWebService({ container: { stopTimeout: undefined } }),
      'warn',
    ],
    'gunicorn waits longer': [
      aWebService({
        container: {
          command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--graceful-timeout', '90'],
        },
      }),
      'warn',
    ],
    'a soft shutdown is longer': [
      aWorkerService({
        container: { environment: [{ name: 'CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT', value: '120' }] },
      }),
      'warn',
    ],
    'SIGTERM means a cold shutdown': [
      aWorkerService({ container: { environment: [{ name: 'REMAP_SIGTERM', value: 'SIGQUIT' }] } }),
      'warn',
    ],
  },
  quiet: {
    'gunicorn waits less': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--graceful-timeout=20'] },
    }),
    'the soft shutdown is shorter': aWorkerService({
      container: { environment: [{ name: 'CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT', value: '60' }] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(graceOutlivesStopTimeout, facts, severities);
});

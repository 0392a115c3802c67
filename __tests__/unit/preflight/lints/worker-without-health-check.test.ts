import { test } from '@jest/globals';
import { workerWithoutHealthCheck } from '../../../../src/preflight/lints/worker-without-health-check.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'nothing checks it': [aWorkerService({ container: { healthCheck: undefined } }), 'warn'],
    'its check is switched off': [
      aWorkerService({ container: { healthCheck: { command: ['NONE'] } } }),
      'warn',
    ],
  },
  quiet: {
    'no Celery worker is in it': aWorkerService({
      container: { healthCheck: undefined, command: ['python', 'consume.py'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(workerWithoutHealthCheck, facts, severities);
});

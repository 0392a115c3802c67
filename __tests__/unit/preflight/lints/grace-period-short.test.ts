import { test } from '@jest/globals';
import { gracePeriodShort } from '../../../../src/preflight/lints/grace-period-short.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'there is none, and every task migrates first': [
      aWebService({
        service: { healthCheckGracePeriodSeconds: 0 },
        container: {
          command: ['sh', '-c', 'python manage.py migrate && exec gunicorn shop.wsgi -b 0.0.0.0:8000'],
        },
      }),
      'stop',
    ],
    'there is none, and tasks are known to boot long': [
      aWebService({ service: { healthCheckGracePeriodSeconds: 0 }, facts: { observedHealthyMs: [95_000] } }),
      'stop',
    ],
    'there is none, and the container asks for a start period': [
      aWebService({
        service: { healthCheckGracePeriodSeconds: 0 },
        container: { healthCheck: { command: ['CMD', 'true'], startPeriod: 45 } },
      }),
      'stop',
    ],
    'there is none': [aWebService({ service: { healthCheckGracePeriodSeconds: 0 } }), 'warn'],
    'tasks are known to boot longer': [
      aWebService({ facts: { observedHealthyMs: [30_000, 150_000] } }),
      'warn',
    ],
  },
  quiet: {
    'there is no load balancer': aWorkerService({ service: { healthCheckGracePeriodSeconds: 0 } }),
    'tasks boot within it': aWebService({ facts: { observedHealthyMs: [50_000] } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(gracePeriodShort, facts, severities);
});

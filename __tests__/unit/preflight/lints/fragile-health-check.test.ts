import { test } from '@jest/globals';
import { fragileHealthCheck } from '../../../../src/preflight/lints/fragile-health-check.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'every worker of the broker is asked': [
      aWorkerService({
        container: {
          healthCheck: {
            command: ['CMD-SHELL', 'celery -A shop inspect ping'],
            timeout: 10,
            startPeriod: 60,
          },
        },
      }),
      'warn',
    ],
    'Celery gets 5 s': [
      aWorkerService({
        container: {
          healthCheck: {
            command: ['CMD-SHELL', 'celery -A shop inspect ping -d worker@x --timeout 10'],
            timeout: 5,
            startPeriod: 60,
          },
        },
      }),
      'warn',
    ],
    'curl may not be there': [
      aWebService({
        container: {
          image: 'python:3.13-slim',
          healthCheck: { command: ['CMD-SHELL', 'curl 127.0.0.1'], startPeriod: 9 },
        },
      }),
      'warn',
    ],
    'there is no start period': [
      aWorkerService({ container: { healthCheck: { command: ['CMD', 'true'] } } }),
      'warn',
    ],
    'more words follow the text of CMD-SHELL': [
      aWebService({
        container: {
          healthCheck: { command: ['CMD-SHELL', 'curl -f http://127.0.0.1/', '|| exit 1'], startPeriod: 60 },
        },
      }),
      'warn',
    ],
    'its form is missing': [
      aWebService({
        container: {
          healthCheck: { command: ['/bin/bash, curl http://127.0.0.1 || exit 1'], startPeriod: 60 },
        },
      }),
      'warn',
    ],
  },
  quiet: {
    'curl asks localhost: it tries 127.0.0.1 too': aWebService({
      container: {
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8000/ || exit 1'], startPeriod: 60 },
      },
    }),
    'wget of another image does': aWebService({
      container: {
        healthCheck: { command: ['CMD-SHELL', 'wget -q http://localhost:8000/ || exit 1'], startPeriod: 60 },
      },
    }),
    'one worker is asked, and waited for': aWorkerService({
      container: {
        healthCheck: {
          command: ['CMD-SHELL', 'celery -A shop inspect ping -d worker@x --timeout 10'],
          timeout: 10,
          startPeriod: 60,
        },
      },
    }),
    'curl may well be there': aWebService({
      container: { healthCheck: { command: ['CMD-SHELL', 'curl 127.0.0.1'], timeout: 10, startPeriod: 60 } },
    }),
  },
});

test('busybox wget asks ::1 only; and on Alpine wget is a tool that may be missing', () => {
  const healthCheck = { command: ['CMD-SHELL', 'wget -q http://localhost:8000/ || exit 1'], startPeriod: 60 };
  const facts = aWebService({ container: { image: 'nginx:1.27-alpine', healthCheck } });
  expectFindings(fragileHealthCheck, facts, ['warn', 'warn']);
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(fragileHealthCheck, facts, severities);
});

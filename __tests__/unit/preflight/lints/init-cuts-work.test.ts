import { test } from '@jest/globals';
import { initCutsWork } from '../../../../src/preflight/lints/init-cuts-work.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'an init signals a shell': [
      aWorkerService({
        container: { command: ['sh', '-c', 'celery worker'], linuxParameters: { initProcessEnabled: true } },
      }),
      'stop',
    ],
    'no Celery worker is known to be in it': [
      aWebService({
        container: {
          command: ['sh', '-c', './bin/docker-server'],
          linuxParameters: { initProcessEnabled: true },
        },
      }),
      'warn',
    ],
    'only its name tells that the script is a worker': [
      aWorkerService({
        container: {
          command: ['sh', '-c', '/app/run_celery.sh'],
          linuxParameters: { initProcessEnabled: true },
        },
      }),
      'warn',
    ],
  },
  quiet: {
    'the shell is replaced': aWorkerService({
      container: {
        command: ['sh', '-c', 'exec celery worker'],
        linuxParameters: { initProcessEnabled: true },
      },
    }),
    'bash is': aWorkerService({
      container: {
        command: ['bash', '-lc', 'celery -A shop worker'],
        linuxParameters: { initProcessEnabled: true },
      },
    }),
    'there is no shell': aWorkerService({ container: { linuxParameters: { initProcessEnabled: true } } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(initCutsWork, facts, severities);
});

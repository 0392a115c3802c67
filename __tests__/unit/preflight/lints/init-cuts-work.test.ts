import { test } from '@jest/globals';
import { initCutsWork } from '../../../../src/preflight/lints/init-cuts-work.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'an init signals a shell': [
      aWorkerService({
        container: { command: ['sh', '-c', 'celery worker'], linuxParameters: { initProcessEnabled: true } },
      }),
      'stop',
    ],
  },
  quiet: {
    'the shell is replaced': aWorkerService({
      container: {
        command: ['sh', '-c', 'exec celery worker'],
        linuxParameters: { initProcessEnabled: true },
      },
    }),
    'there is no shell': aWorkerService({ container: { linuxParameters: { initProcessEnabled: true } } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(initCutsWork, facts, severities);
});

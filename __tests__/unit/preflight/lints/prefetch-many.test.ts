import { test } from '@jest/globals';
import { prefetchMany } from '../../../../src/preflight/lints/prefetch-many.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'the command line asks for it': [
      aWorkerService({
        container: { command: ['celery', '-A', 'shop', 'worker', '--prefetch-multiplier', '8'] },
      }),
      'warn',
    ],
    'the command line does not set it': [
      aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker'] } }),
      'note',
    ],
  },
  quiet: {
    'nothing is drained': aWorkerService({
      container: { command: ['celery', 'worker'] },
      facts: { drain: 'none' },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(prefetchMany, facts, severities);
});

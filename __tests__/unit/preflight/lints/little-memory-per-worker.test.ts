import { test } from '@jest/globals';
import { littleMemoryPerWorker } from '../../../../src/preflight/lints/little-memory-per-worker.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    '8 workers share 1 GiB': [
      aWebService({
        container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--workers', '8'] },
      }),
      'warn',
    ],
  },
  quiet: {
    'the number is a variable': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--workers', '$N'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(littleMemoryPerWorker, facts, severities);
});

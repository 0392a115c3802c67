import { test } from '@jest/globals';
import { deprecatedUvicornWorker } from '../../../../src/preflight/lints/deprecated-uvicorn-worker.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn uses it': [
      aWebService({
        container: {
          command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '-k', 'uvicorn.workers.UvicornWorker'],
        },
      }),
      'warn',
    ],
  },
  quiet: {
    'it uses the new package': aWebService({
      container: {
        command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '-k', 'uvicorn_worker.UvicornWorker'],
      },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(deprecatedUvicornWorker, facts, severities);
});

import { test } from '@jest/globals';
import { keepAliveShort } from '../../../../src/preflight/lints/keep-alive-short.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn with threads keeps its 2 s': [
      aWebService({
        container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--threads', '4'] },
      }),
      'warn',
    ],
    'uvicorn keeps its 5 s': [
      aWebService({ container: { command: ['uvicorn', 'shop:app', '--host', '0.0.0.0'] } }),
      'warn',
    ],
  },
  quiet: {
    'gunicorn has sync workers': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000'] },
    }),
    'uvicorn keeps longer': aWebService({
      container: { command: ['uvicorn', 'shop:app', '--host', '0.0.0.0', '--timeout-keep-alive=75'] },
    }),
    'no load balancer sends to it': aWebService({
      container: { command: ['gunicorn', '--threads', '4'] },
      service: { loadBalancers: [] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(keepAliveShort, facts, severities);
});

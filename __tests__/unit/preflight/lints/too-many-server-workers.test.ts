import { test } from '@jest/globals';
import { tooManyServerWorkers } from '../../../../src/preflight/lints/too-many-server-workers.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    '4 workers share a quarter of a CPU': [
      aWebService({ container: { cpu: 256, command: ['gunicorn', 'shop.wsgi', '-w', '4'] } }),
      'warn',
    ],
    'WEB_CONCURRENCY asks for them': [
      aWebService({
        container: {
          command: ['gunicorn', 'shop.wsgi'],
          environment: [{ name: 'WEB_CONCURRENCY', value: '9' }],
        },
      }),
      'warn',
    ],
    'GUNICORN_CMD_ARGS asks for them': [
      aWebService({
        container: {
          command: ['gunicorn', 'shop.wsgi'],
          environment: [{ name: 'GUNICORN_CMD_ARGS', value: '--workers=9' }],
        },
      }),
      'warn',
    ],
    'uvicorn starts them': [
      aWebService({ container: { command: ['uvicorn', 'shop:app', '--workers', '8'] } }),
      'warn',
    ],
  },
  quiet: {
    '2 workers on a quarter of a CPU': aWebService({ container: { cpu: 256 } }),
    'the number is a variable': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '--workers', '$WORKERS'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(tooManyServerWorkers, facts, severities);
});

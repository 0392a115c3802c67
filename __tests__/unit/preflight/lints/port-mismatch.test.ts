import { test } from '@jest/globals';
import { portMismatch } from '../../../../src/preflight/lints/port-mismatch.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn listens elsewhere': [
      aWebService({ container: { command: ['gunicorn', 'shop.wsgi', '-b', ':9000'] } }),
      'stop',
    ],
    'the only one that can be reached is another': [
      aWebService({
        container: { command: ['gunicorn', 'shop.wsgi', '-b', '0.0.0.0:9000', '-b', '127.0.0.1:8000'] },
      }),
      'stop',
    ],
    'uvicorn listens elsewhere': [
      aWebService({ container: { command: ['uvicorn', 'shop:app', '--host', '0.0.0.0', '--port', '80'] } }),
      'stop',
    ],
  },
  quiet: {
    'one of several addresses has it': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '-b', '0.0.0.0:8000', '-b', '127.0.0.1:9000'] },
    }),
    'the port is a variable': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '-b', '0.0.0.0:$PORT'] },
    }),
    'it is a socket': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '-b', 'unix:/run/shop.sock'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(portMismatch, facts, severities);
});

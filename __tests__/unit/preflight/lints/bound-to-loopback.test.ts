import { test } from '@jest/globals';
import { boundToLoopback } from '../../../../src/preflight/lints/bound-to-loopback.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn is bound to it': [
      aWebService({ container: { command: ['gunicorn', 'shop.wsgi', '-b', '127.0.0.1:8000'] } }),
      'stop',
    ],
    'gunicorn is bound to localhost in its environment': [
      aWebService({
        container: {
          command: ['gunicorn', 'shop.wsgi'],
          environment: [{ name: 'GUNICORN_CMD_ARGS', value: '--bind=localhost:8000' }],
        },
      }),
      'stop',
    ],
    'gunicorn is given no address': [
      aWebService({ container: { command: ['gunicorn', 'shop.wsgi'] } }),
      'warn',
    ],
    'every address is one of the loopback': [
      aWebService({
        container: { command: ['gunicorn', 'shop.wsgi', '-b', '127.0.0.1:8000', '-b', '[::1]:8000'] },
      }),
      'stop',
    ],
    'it stands in quotes': [
      aWebService({
        container: { command: ['sh', '-c', 'exec gunicorn shop.wsgi --bind="127.0.0.1:8000"'] },
      }),
      'stop',
    ],
    'uvicorn is given no host': [
      aWebService({ container: { command: ['python', '-m', 'uvicorn', 'shop:app'] } }),
      'stop',
    ],
  },
  quiet: {
    'PORT gives gunicorn an address': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi'], environment: [{ name: 'PORT', value: '8000' }] },
    }),
    'one of several addresses can be reached': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '-b', '0.0.0.0:8000', '-b', '127.0.0.1:9000'] },
    }),
    'the options stand on lines of their own': aWebService({
      container: { command: ['sh', '-c', 'exec uvicorn shop:app \\\n  --host 0.0.0.0 \\\n  --port 8000'] },
    }),
    '`fastapi run` is on all addresses': aWebService({
      container: { command: ['fastapi', 'run', 'main.py'] },
    }),
    'a config file may': aWebService({ container: { command: ['gunicorn', '-c', 'conf.py', 'shop.wsgi'] } }),
    'uvicorn has a host': aWebService({
      container: { command: ['uvicorn', 'shop:app', '--host', '0.0.0.0'] },
    }),
    'another container is behind the load balancer': aWebService({
      container: { command: ['gunicorn', '-b', '127.0.0.1:8000'] },
      service: { loadBalancers: [] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(boundToLoopback, facts, severities);
});

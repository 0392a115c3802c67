import { test } from '@jest/globals';
import { secretInEnvironment } from '../../../../src/preflight/lints/secret-in-environment.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'a variable is called like a secret': [
      aWorkerService({ container: { environment: [{ name: 'DB_PASSWORD', value: 'hunter2hunter2' }] } }),
      'warn',
    ],
    'a URL holds a password': [
      aWorkerService({
        container: { environment: [{ name: 'BROKER_URL', value: 'redis://:hunter2@broker/0' }] },
      }),
      'warn',
    ],
  },
  quiet: {
    'the value says something about a secret': aWorkerService({
      container: {
        environment: [
          { name: 'PASSWORD_MIN_LENGTH', value: 'eight' },
          { name: 'DB_PASSWORD_FILE', value: 'secrets/db' },
          { name: 'API_TOKEN', value: 'arn:aws:secretsmanager:eu-west-1:1:secret:api' },
          { name: 'USE_SECRET', value: 'true' },
          { name: 'MAX_TOKENS', value: '4096' },
          { name: 'TOKENIZERS_PARALLELISM', value: 'maybe' },
          { name: 'STRIPE_PUBLISHABLE_KEY', value: 'pk_live' },
          { name: 'AUTH_USER_MODEL', value: 'shop.User' },
        ],
      },
    }),
    'a URL has a port, and an address in its query': aWorkerService({
      container: { environment: [{ name: 'HOOK', value: 'http://web:8000/?to=a@b.c' }] },
    }),
    'the URL has none': aWorkerService({
      container: { environment: [{ name: 'BROKER_URL', value: 'redis://broker/0' }] },
    }),
    'it comes from a secret': aWorkerService({
      container: { secrets: [{ name: 'BROKER_URL', valueFrom: 'arn:x' }] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(secretInEnvironment, facts, severities);
});

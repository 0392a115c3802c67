import { test } from '@jest/globals';
import { secretInEnvironment } from '../../../../src/preflight/lints/secret-in-environment.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'a URL holds a password': [
      aWorkerService({
        container: { environment: [{ name: 'BROKER_URL', value: 'redis://:hunter2@broker/0' }] },
      }),
      'warn',
    ],
  },
  quiet: {
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

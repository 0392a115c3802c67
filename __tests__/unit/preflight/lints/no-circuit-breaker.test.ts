import { test } from '@jest/globals';
import { noCircuitBreaker } from '../../../../src/preflight/lints/no-circuit-breaker.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'there is none, and this step rolls back': [
      aWebService({ service: { circuitBreaker: { enable: false, rollback: false } } }),
      'note',
    ],
    'there is none, and nothing rolls back': [
      aWebService({
        service: { circuitBreaker: { enable: false, rollback: false } },
        facts: { rollsBackItself: false },
      }),
      'warn',
    ],
    'it does not roll back': [
      aWebService({ service: { circuitBreaker: { enable: true, rollback: false } } }),
      'note',
    ],
  },
  quiet: {
    'ECS does not deploy the service': aWebService({
      service: { circuitBreaker: { enable: false, rollback: false }, deploymentController: 'EXTERNAL' },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(noCircuitBreaker, facts, severities);
});

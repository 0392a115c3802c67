import { test } from '@jest/globals';
import { visibilityTimeoutShort } from '../../../../src/preflight/lints/visibility-timeout-short.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'the drain may last two hours': [aWorkerService({ facts: { drainTimeoutMs: 7_200_000 } }), 'warn'],
    'the app made it short': [aWorkerService({ facts: { visibilityTimeoutSeconds: 300 } }), 'warn'],
  },
  quiet: {
    'the broker is RabbitMQ': aWorkerService({ facts: { drainTimeoutMs: 7_200_000, brokerKind: 'amqp' } }),
    'the app made it long': aWorkerService({
      facts: { drainTimeoutMs: 7_200_000, visibilityTimeoutSeconds: 43_200 },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(visibilityTimeoutShort, facts, severities);
});

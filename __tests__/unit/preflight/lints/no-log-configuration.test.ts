import { test } from '@jest/globals';
import { noLogConfiguration } from '../../../../src/preflight/lints/no-log-configuration.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'an essential container has none': [
      aWorkerService({ container: { logConfiguration: undefined } }),
      'warn',
    ],
  },
  quiet: {
    "the container isn't essential": aWorkerService({
      container: { logConfiguration: undefined, essential: false },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(noLogConfiguration, facts, severities);
});

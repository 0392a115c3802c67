import { test } from '@jest/globals';
import { logOptionsMissing } from '../../../../src/preflight/lints/log-options-missing.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'there is no stream prefix': [
      aWorkerService({
        container: {
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/a', 'awslogs-region': 'eu-west-1' },
          },
        },
      }),
      'warn',
    ],
  },
  quiet: {
    'the driver is another one': aWorkerService({
      container: { logConfiguration: { logDriver: 'awsfirelens' } },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(logOptionsMissing, facts, severities);
});

import { test } from '@jest/globals';
import { roleMissing } from '../../../../src/preflight/lints/role-missing.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'no role to pull and log': [aWebService({ definition: { executionRoleArn: undefined } }), 'stop'],
    'no role to read secrets': [
      aWebService({
        definition: { executionRoleArn: '' },
        container: {
          image: 'shop:1',
          logConfiguration: undefined,
          secrets: [{ name: 'A', valueFrom: 'arn:x' }],
        },
      }),
      'stop',
    ],
    'ECS Exec has no task role': [
      aWebService({ definition: { taskRoleArn: undefined }, platform: { enableExecuteCommand: true } }),
      'stop',
    ],
  },
  quiet: {
    'nothing needs it': aWebService({
      definition: { executionRoleArn: undefined },
      container: { image: 'shop:1', logConfiguration: undefined },
    }),
    'the definition is for EC2': aWebService({
      definition: { executionRoleArn: undefined, requiresCompatibilities: ['EC2'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(roleMissing, facts, severities);
});

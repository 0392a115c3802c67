import { test } from '@jest/globals';
import { spotWorkers } from '../../../../src/preflight/lints/spot-workers.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'workers may be on Spot': [
      aWorkerService({ platform: { launchType: null, capacityProviders: ['FARGATE', 'FARGATE_SPOT'] } }),
      'warn',
    ],
  },
  quiet: {
    'a web service is': aWebService({ platform: { launchType: null, capacityProviders: ['FARGATE_SPOT'] } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(spotWorkers, facts, severities);
});

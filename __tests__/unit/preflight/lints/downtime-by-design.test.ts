import { test } from '@jest/globals';
import { downtimeByDesign } from '../../../../src/preflight/lints/downtime-by-design.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'the only task of a web service stops first': [
      aWebService({ facts: { desiredCount: 1, minimumHealthyPercent: 0, maximumPercent: 100 } }),
      'warn',
    ],
  },
  quiet: {
    'it is a worker service': aWorkerService({
      facts: { desiredCount: 1, minimumHealthyPercent: 0, maximumPercent: 100 },
    }),
    'one task stays': aWebService({ facts: { minimumHealthyPercent: 50, maximumPercent: 100 } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(downtimeByDesign, facts, severities);
});

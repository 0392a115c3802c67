import { test } from '@jest/globals';
import { zoneRebalancing } from '../../../../src/preflight/lints/zone-rebalancing.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService, aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'it is on for workers': [
      aWorkerService({ platform: { availabilityZoneRebalancing: 'ENABLED' } }),
      'warn',
    ],
  },
  quiet: {
    'it is on for a web service': aWebService({ platform: { availabilityZoneRebalancing: 'ENABLED' } }),
    "it isn't known": aWorkerService({ platform: { availabilityZoneRebalancing: null } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(zoneRebalancing, facts, severities);
});

import { test } from '@jest/globals';
import { deregistrationDelayLong } from '../../../../src/preflight/lints/deregistration-delay-long.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    "it is AWS's default": [aWebService({ targetGroup: { deregistrationDelaySeconds: 300 } }), 'warn'],
  },
  quiet: {
    'it is shorter': aWebService({ targetGroup: { deregistrationDelaySeconds: 120 } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(deregistrationDelayLong, facts, severities);
});

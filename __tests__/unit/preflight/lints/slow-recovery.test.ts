import { test } from '@jest/globals';
import { slowRecovery } from '../../../../src/preflight/lints/slow-recovery.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    "AWS's defaults are in place": [
      aWebService({ targetGroup: { healthyThreshold: 5, intervalSeconds: 30 } }),
      'warn',
    ],
  },
  quiet: {
    'the threshold is low': aWebService({ targetGroup: { intervalSeconds: 30 } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(slowRecovery, facts, severities);
});

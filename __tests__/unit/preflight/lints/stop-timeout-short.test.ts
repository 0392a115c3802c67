import { test } from '@jest/globals';
import { stopTimeoutShort } from '../../../../src/preflight/lints/stop-timeout-short.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'a worker has none': [aWorkerService({ container: { stopTimeout: undefined } }), 'warn'],
    'a worker has half a minute': [aWorkerService({ container: { stopTimeout: 30 } }), 'warn'],
  },
  quiet: {
    'the service runs on EC2': aWorkerService({
      container: { stopTimeout: 30 },
      platform: { launchType: 'EC2' },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(stopTimeoutShort, facts, severities);
});

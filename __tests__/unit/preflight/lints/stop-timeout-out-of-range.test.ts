import { test } from '@jest/globals';
import { stopTimeoutOutOfRange } from '../../../../src/preflight/lints/stop-timeout-out-of-range.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'it is more than Fargate takes': [aWorkerService({ container: { stopTimeout: 600 } }), 'stop'],
    'it is less': [aWorkerService({ container: { stopTimeout: 1 } }), 'stop'],
  },
  quiet: {
    'the service runs on EC2': aWorkerService({
      container: { stopTimeout: 600 },
      platform: { launchType: 'EC2' },
    }),
    'none is set': aWorkerService({ container: { stopTimeout: undefined } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(stopTimeoutOutOfRange, facts, severities);
});

import { test } from '@jest/globals';
import { healthCheckTimeoutTight } from '../../../../src/preflight/lints/health-check-timeout-tight.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    '4 workers boot on a quarter of a CPU': [
      aWebService({ container: { cpu: 256, command: ['gunicorn', 'shop.wsgi', '-w', '4'] } }),
      'warn',
    ],
    'there is a single sync worker': [
      aWebService({ container: { command: ['gunicorn', 'shop.wsgi'] } }),
      'warn',
    ],
    'it is as long as the interval': [
      aWebService({ targetGroup: { timeoutSeconds: 10, intervalSeconds: 10 } }),
      'warn',
    ],
  },
  quiet: {
    'the time-out is generous': aWebService({
      targetGroup: { timeoutSeconds: 9 },
      container: { command: ['gunicorn', 'shop.wsgi'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(healthCheckTimeoutTight, facts, severities);
});

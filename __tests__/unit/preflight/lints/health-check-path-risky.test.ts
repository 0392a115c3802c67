import { test } from '@jest/globals';
import { healthCheckPathRisky } from '../../../../src/preflight/lints/health-check-path-risky.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'it is the documentation': [aWebService({ targetGroup: { healthCheckPath: '/swagger' } }), 'warn'],
    'it is the root': [aWebService({ targetGroup: { healthCheckPath: '/' } }), 'warn'],
    'Django will redirect it': [
      aWebService({
        targetGroup: { healthCheckPath: '/healthz' },
        container: { environment: [{ name: 'DJANGO_SETTINGS_MODULE', value: 'shop.settings' }] },
      }),
      'warn',
    ],
    'redirects count as health': [aWebService({ targetGroup: { matcher: '200-399' } }), 'warn'],
  },
  quiet: {
    'nothing shows that it is Django': aWebService({ targetGroup: { healthCheckPath: '/healthz' } }),
    'there is no path (TCP)': aWebService({ targetGroup: { healthCheckPath: null, matcher: null } }),
    'the path only begins so': aWebService({ targetGroup: { healthCheckPath: '/api/health/' } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(healthCheckPathRisky, facts, severities);
});

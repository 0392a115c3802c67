import { healthPathNeedsLogin } from '../../../../src/diagnosis/rules/health-path-needs-login.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(healthPathNeedsLogin, {
  fires: {
    '401': {
      evidence: aFailingProbe(codes(401), { path: '/api/' }),
      quotes: '[401]',
      says: ['/api/', 'login'],
    },
    '403': { evidence: aFailingProbe(codes(403)), quotes: '[403]' },
  },
  quiet: {
    'the target is healthy again': aFailingProbe(codes(403), { targets: [recovered(codes(403))] }),
    'a visitor was refused, the checks are not': aFailingProbe(codes(404), {
      log: ['10.0.1.99:4711 - "GET /admin/ HTTP/1.1" 403'],
    }),
  },
});

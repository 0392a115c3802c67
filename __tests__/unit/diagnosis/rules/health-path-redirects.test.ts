import { healthPathRedirects } from '../../../../src/diagnosis/rules/health-path-redirects.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const HIT =
  '10.0.1.17 - - [21/Nov/2026:11:59:50 +0000] "GET /swagger HTTP/1.1" 301 0 "-" "ELB-HealthChecker/2.0"';
const VISIT = '10.0.1.99:4711 - "GET /orders/ HTTP/1.1" 301';

testRule(healthPathRedirects, {
  fires: {
    APPEND_SLASH: {
      evidence: aFailingProbe(codes(301), { path: '/swagger', log: [HIT] }),
      quotes: HIT,
      says: ['the load balancer asked GET /swagger, the app answered 301 to /swagger/', 'APPEND_SLASH'],
    },
    'SECURE_SSL_REDIRECT, since the path has its slash': {
      evidence: aFailingProbe(codes(301), { path: '/healthz/' }),
      quotes: '[301]',
      says: ['SECURE_SSL_REDIRECT', 'SECURE_REDIRECT_EXEMPT'],
    },
    'SECURE_SSL_REDIRECT in the environment': {
      evidence: aFailingProbe(codes(301), {
        path: '/swagger',
        container: { environment: [{ name: 'DJANGO_SECURE_SSL_REDIRECT', value: 'True' }] },
      }),
      says: ['SECURE_REDIRECT_EXEMPT'],
    },
    'SECURE_SSL_REDIRECT, since other paths are redirected too': {
      evidence: aFailingProbe(codes(301), { path: '/swagger', log: [HIT, VISIT] }),
      says: ['HTTPS'],
    },
    'a login page': {
      evidence: aFailingProbe(codes(302), { path: '/admin/' }),
      says: ['login', 'do not add redirects to the matcher'],
    },
  },
  quiet: {
    'the target is healthy again': aFailingProbe(codes(301), { targets: [recovered(codes(301))] }),
    'another answer than a redirect': aFailingProbe(codes(404), { log: [HIT] }),
    'only a visitor was redirected': aFailingProbe('Request timed out', { log: [VISIT] }),
  },
});

import { hostHeaderRefused } from '../../../../src/diagnosis/rules/host-header-refused.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LIFESPAN = "[2026-11-21 11:59:14 +0000] [9] [INFO] ASGI 'lifespan' protocol appears unsupported.";
const REFUSED = "Invalid HTTP_HOST header: '10.0.0.9:8000'. You may need to add '10.0.0.9' to ALLOWED_HOSTS.";

testRule(hostHeaderRefused, {
  fires: {
    'DEBUG off, no line about it; Django is known by its environment': {
      evidence: aFailingProbe(codes(400), {
        container: { environment: [{ name: 'DJANGO_SETTINGS_MODULE', value: 'shop.settings' }] },
      }),
      quotes: '[400]',
      says: ['ALLOWED_HOSTS', 'the private address of the task'],
    },
    'Django is known by its log': {
      evidence: aFailingProbe(codes(400), {
        path: '/healthz/',
        log: [LIFESPAN, '10.0.1.17:4242 - "GET /healthz/ HTTP/1.1" 400'],
      }),
      quotes: '10.0.1.17:4242 - "GET /healthz/ HTTP/1.1" 400',
      says: ['the app answered 400'],
    },
    'the log names the host': {
      evidence: aFailingProbe(codes(400), { log: [REFUSED] }),
      quotes: REFUSED,
      says: ['"10.0.0.9:8000"'],
    },
  },
  quiet: {
    'nothing shows that it is Django': aFailingProbe(codes(400)),
    'the target is healthy again: the strange host came from elsewhere': aFailingProbe(codes(400), {
      log: [REFUSED],
      targets: [recovered(codes(400))],
    }),
    'the checks get another answer': aFailingProbe(codes(404), { log: [REFUSED] }),
  },
});

import { healthCheckProtocolDiffers } from '../../../../src/diagnosis/rules/health-check-protocol-differs.js';
import { aFailingProbe, codes } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const PLAIN = 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)';
const GARBAGE = 'WARNING:  Invalid HTTP request received.';
const FAILED = 'Health checks failed';

testRule(healthCheckProtocolDiffers, {
  fires: {
    'checks by HTTPS, a server of plain HTTP': {
      evidence: aFailingProbe(FAILED, { log: [PLAIN, GARBAGE], healthCheck: { protocol: 'HTTPS' } }),
      quotes: 'Invalid HTTP request received.',
      says: ['uses HTTPS, but the server speaks HTTP'],
    },
    'checks by HTTP, a server with a certificate': {
      evidence: aFailingProbe(FAILED, { log: [PLAIN.replace('http:', 'https:')] }),
      quotes: 'https://0.0.0.0:8000',
      says: ['to HTTPS'],
    },
  },
  quiet: {
    'both speak HTTP; a scanner sent garbage': aFailingProbe(FAILED, { log: [PLAIN, GARBAGE] }),
    'no garbage arrived: a proxy may speak HTTPS in front of it': aFailingProbe(FAILED, {
      log: [PLAIN],
      healthCheck: { protocol: 'HTTPS' },
    }),
    'the application answered': aFailingProbe(codes(404), {
      log: [PLAIN, GARBAGE],
      healthCheck: { protocol: 'HTTPS' },
    }),
  },
});

import { healthCheckTooSlow } from '../../../../src/diagnosis/rules/health-check-too-slow.js';
import { aFailingProbe, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const TIMED_OUT = 'Request timed out';
const HIT =
  '10.0.1.17 - - [21/Nov/2026:11:59:50 +0000] "GET /healthz/ HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"';
const SILENT = '[2026-11-21 11:59:59 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)';

testRule(healthCheckTooSlow, {
  fires: {
    'the answers come, too late': {
      evidence: aFailingProbe(TIMED_OUT, { log: [HIT] }),
      quotes: HIT,
      says: ['longer than 5 s to answer GET /healthz/', '--timeout does not matter here'],
    },
    'workers hang': { evidence: aFailingProbe(TIMED_OUT, { log: [SILENT] }), quotes: SILENT, says: ['hang'] },
  },
  quiet: {
    'nothing shows that a check arrived': aFailingProbe(TIMED_OUT),
    'it became healthy: merely slow at first': aFailingProbe(TIMED_OUT, {
      log: [HIT],
      targets: [recovered(TIMED_OUT)],
    }),
    'the checks are refused, not late': aFailingProbe('Health checks failed', { log: [SILENT] }),
  },
});

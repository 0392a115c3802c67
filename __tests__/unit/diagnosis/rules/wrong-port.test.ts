import { wrongPort } from '../../../../src/diagnosis/rules/wrong-port.js';
import { aFailingProbe, recovered } from '../../../support/builders/failing-probe.js';
import { aTargetGroup } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const OTHER = '[2026-11-21 11:59:14 +0000] [7] [INFO] Listening at: http://0.0.0.0:8080 (7)';
const FAILED = 'Health checks failed';

testRule(wrongPort, {
  fires: {
    'the server listens on 8080, the target is on 8000': {
      evidence: aFailingProbe(FAILED, { log: [OTHER] }),
      quotes: OTHER,
      says: ['listens on port 8080, but the load balancer checks port 8000'],
    },
    'the health check has a port of its own': {
      evidence: aFailingProbe(FAILED, {
        log: [OTHER.replace('8080', '8000')],
        healthCheck: { port: '9000' },
      }),
      says: ['checks port 9000'],
    },
  },
  quiet: {
    'the port is right': aFailingProbe(FAILED, { log: [OTHER.replace('8080', '8000')] }),
    'instance targets have host ports of their own': {
      ...aFailingProbe(FAILED, { log: [OTHER] }),
      targetGroups: [aTargetGroup({ targetType: 'instance' })],
    },
    'another server in the task listens on another port, and the checks pass': aFailingProbe(FAILED, {
      log: [OTHER],
      targets: [recovered(FAILED)],
    }),
    'bound to the loopback only: that is the finding': aFailingProbe(FAILED, {
      log: [OTHER.replace('0.0.0.0', '127.0.0.1')],
    }),
  },
});

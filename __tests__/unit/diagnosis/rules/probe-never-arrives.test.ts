import { probeNeverArrives } from '../../../../src/diagnosis/rules/probe-never-arrives.js';
import { anUnhealthyTarget } from '../../../support/builders/evidence.js';
import { aFailingProbe, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const TIMED_OUT = 'Request timed out';
const LISTENING = '[2026-11-21 11:59:14 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)';
const log = [LISTENING, ...Array.from({ length: 45 }, () => 'tick')];
const container = { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--access-logfile', '-'] };
const healthyOld = { ...recovered(TIMED_OUT), isNew: false };

testRule(probeNeverArrives, {
  fires: {
    'ready for long, access log on, and no probe in it': {
      evidence: aFailingProbe(TIMED_OUT, { log, container }),
      quotes: LISTENING,
      says: ['security group', 'TCP 8000'],
    },
    'the container’s own check asks for the same path': {
      evidence: aFailingProbe(TIMED_OUT, {
        log: [...log, '127.0.0.1:1 - "GET /healthz/ HTTP/1.1" 200'],
        container,
      }),
    },
  },
  quiet: {
    'the access log is off: a check would not be visible': aFailingProbe(TIMED_OUT, { log }),
    'a probe arrived': aFailingProbe(TIMED_OUT, {
      log: [...log, '10.0.1.17:1 - "GET /healthz/ HTTP/1.1" 200'],
      container,
    }),
    'old tasks on the same port are reached, by the same security groups': aFailingProbe(TIMED_OUT, {
      ...{ log, container },
      targets: [anUnhealthyTarget('Target.Timeout', TIMED_OUT), healthyOld],
    }),
    'a worker hangs, and a hanging request leaves no line': aFailingProbe(TIMED_OUT, {
      log: [...log, '[2026-11-21 11:59:59 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)'],
      container,
    }),
    'ready for less than a check takes': aFailingProbe(TIMED_OUT, { log: ['a', LISTENING], container }),
    'refused and not lost: the packets arrive': aFailingProbe('Health checks failed', { log, container }),
  },
});

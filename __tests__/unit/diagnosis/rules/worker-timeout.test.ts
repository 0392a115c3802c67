import { workerTimeout } from '../../../../src/diagnosis/rules/worker-timeout.js';
import { aFailingProbe, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const SILENT = '[2026-11-21 23:31:35 +0000] [27314] [CRITICAL] WORKER TIMEOUT (pid:27316)';
const TIMED_OUT = 'Request timed out';

testRule(workerTimeout, {
  fires: {
    'with the default': {
      evidence: aFailingProbe(TIMED_OUT, { log: [SILENT] }),
      quotes: SILENT,
      says: ['more than 30 s'],
    },
    'with a time-out of its own': {
      evidence: aFailingProbe(TIMED_OUT, {
        log: [SILENT],
        container: { command: ['gunicorn', '--timeout=300', 'shop.wsgi'] },
      }),
      says: ['more than 300 s'],
    },
  },
  quiet: {
    'the task is well: one slow request is its own business': aFailingProbe(TIMED_OUT, {
      log: [SILENT],
      targets: [recovered(TIMED_OUT)],
    }),
    'no such line': aFailingProbe(TIMED_OUT, { log: ['[INFO] Booting worker with pid: 9'] }),
  },
});

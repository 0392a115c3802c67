import { gunicornWorkerKilled } from '../../../../src/diagnosis/rules/gunicorn-worker-killed.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const KILLED =
  '[2026-11-21 23:31:39 +0000] [7] [ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?';
const TIMEOUT = '[2026-11-21 23:31:38 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)';

testRule(gunicornWorkerKilled, {
  fires: {
    'as gunicorn logs it now': {
      evidence: aCrash([KILLED], { container: { memory: 512 } }),
      quotes: KILLED,
      says: ['512 MiB'],
    },
    'as gunicorn 20 logged it': {
      evidence: aCrash([
        '[2026-11-21 23:31:39 +0000] [7] [WARNING] Worker with pid 9 was terminated due to signal 9',
      ]),
      quotes: 'Worker with pid 9 was terminated due to signal 9',
    },
  },
  quiet: {
    'gunicorn killed it itself, after WORKER TIMEOUT': aCrash([TIMEOUT, KILLED]),
    'the task is well: it happened once and passed': aRunningTask([KILLED]),
  },
});

import { workerChildDied } from '../../../../src/diagnosis/rules/worker-child-died.js';
import { aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE = 'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 0.';

testRule(workerChildDied, {
  fires: {
    killed: { evidence: aRunningTask([LINE]), quotes: LINE, says: ['by signal 9', 'out of memory'] },
    'a signal to the whole group': {
      evidence: aRunningTask([LINE.replace('9 (SIGKILL)', '15 (SIGTERM)')]),
      says: ['Signal 15'],
    },
    'an exit of its own': {
      evidence: aRunningTask(['WorkerLostError: Worker exited prematurely: exitcode 1 Job: 3.']),
      says: ['from outside'],
    },
  },
  quiet: {
    'a worker of gunicorn that ended': aRunningTask([
      '[2026-11-21 23:21:23 +0000] [21463] [INFO] Worker exiting (pid: 21463)',
    ]),
    'a job that failed': aRunningTask(['Task shop.tasks.pack[1] raised unexpected: ValueError()']),
  },
});

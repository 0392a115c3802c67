import { uncaughtException } from '../../../../src/diagnosis/rules/uncaught-exception.js';
import { KILLED, aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "/app/shop/asgi.py", line 3, in <module>',
  'ValueError: no',
];
const REASON = '[2026-11-21 23:21:23 +0000] [21462] [INFO] Reason: Worker failed to boot.';

testRule(uncaughtException, {
  fires: {
    gunicorn: {
      evidence: aCrash([...TRACEBACK, REASON]),
      quotes: 'ValueError: no',
      says: ['with ValueError'],
    },
    'uvicorn, no traceback': {
      evidence: aCrash(['ERROR:    Application startup failed. Exiting.'], { ended: { exitCode: 3 } }),
      quotes: 'Application startup failed. Exiting.',
      says: ['no traceback'],
    },
  },
  quiet: {
    'the task lives: a request failed': aRunningTask(TRACEBACK),
    'ECS asked it to stop': aCrash(TRACEBACK, KILLED),
    'it ended with success after all': aCrash(TRACEBACK, { ended: { exitCode: 0 } }),
  },
});

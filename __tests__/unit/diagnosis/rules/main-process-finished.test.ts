import { mainProcessFinished } from '../../../../src/diagnosis/rules/main-process-finished.js';
import { KILLED, aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const success = { ended: { exitCode: 0 } };

testRule(mainProcessFinished, {
  fires: {
    'it went to the background': {
      evidence: aCrash([], {
        ...success,
        container: { command: ['celery', '-A', 'shop', 'worker', '--detach'] },
      }),
      quotes: 'celery -A shop worker --detach',
      says: ['`--detach` puts the program into the background', 'in the foreground'],
    },
    'it did its work': {
      evidence: aCrash([], { ...success, container: { command: ['python', 'manage.py', 'migrate'] } }),
      quotes: 'container worker: exit code 0',
      says: ['"essential": false'],
    },
  },
  quiet: {
    'ECS asked it to stop': aCrash([], { ...KILLED, ended: { exitCode: 0 } }),
    'it failed': aCrash([]),
    'it runs': aRunningTask([], { command: ['celery', 'worker', '--detach'] }),
  },
});

import { containerCheckFailed } from '../../../../src/diagnosis/rules/container-check-failed.js';
import { aFailingCheck, aPassingCheck } from '../../../support/builders/failing-check.js';
import { aDeadTask } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const CHECK = 'test -e /tmp/heartbeat';

testRule(containerCheckFailed, {
  fires: {
    'whatever the check is': {
      evidence: aFailingCheck([CHECK], { startPeriod: 10 }),
      quotes: CHECK,
      says: ['count from 10 s after the start'],
    },
  },
  quiet: {
    'another task passed it': aPassingCheck([CHECK]),
    'the task exited by itself': { ...aFailingCheck([CHECK]), stoppedTasks: [aDeadTask()] },
  },
});

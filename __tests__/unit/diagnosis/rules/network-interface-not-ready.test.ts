import { networkInterfaceNotReady } from '../../../../src/diagnosis/rules/network-interface-not-ready.js';
import { aFailedStart, aStartedTask } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LATE = 'Timeout waiting for network interface provisioning to complete.';

testRule(networkInterfaceNotReady, {
  fires: {
    'no task came up since': {
      evidence: { stoppedTasks: [aFailedStart(LATE)] },
      quotes: LATE,
      says: ['Deploy again'],
    },
  },
  quiet: {
    'the next task got its interface': { stoppedTasks: [aFailedStart(LATE)], newTasks: [aStartedTask()] },
    'the task had its interface and could reach nothing': {
      stoppedTasks: [aFailedStart('CannotPullContainerError: dial tcp 10.1.2.3:443: i/o timeout')],
    },
  },
});

import { scaledToZero } from '../../../../src/diagnosis/rules/scaled-to-zero.js';
import { NEW_ARN, NEW_ID, aService, aTask } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const zero = { desiredCount: 0, runningCount: 0 };

testRule(scaledToZero, {
  fires: {
    'nothing is wanted': {
      evidence: { service: aService(zero) },
      quotes: 'desiredCount: 0',
      says: ['service worker', '`desired-count`'],
    },
  },
  quiet: {
    'tasks are wanted and none runs yet': { service: aService({ runningCount: 0 }) },
    'it is on its way to zero: tasks still run': { service: aService({ ...zero, runningCount: 1 }) },
    'our tasks are still there': {
      service: aService(zero),
      newTasks: [aTask({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID })],
    },
  },
});

import { pendingWithoutReason } from '../../../../src/diagnosis/rules/pending-without-reason.js';
import { NEW_ARN, NEW_ID, NOW_MS, aDeadTask, aTask } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const waiting = (seconds: number, lastStatus = 'PENDING') =>
  aTask({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, lastStatus, createdAtMs: NOW_MS - seconds * 1_000 });

testRule(pendingWithoutReason, {
  fires: {
    'six minutes': {
      evidence: { newTasks: [waiting(360)] },
      quotes: ': PENDING',
      says: ['1 new task', '6 min', 'image'],
    },
  },
  quiet: {
    'two minutes are nothing': { newTasks: [waiting(120)] },
    'it runs': { newTasks: [waiting(360, 'RUNNING')] },
    'another task has a reason': {
      newTasks: [waiting(360)],
      stoppedTasks: [aDeadTask({ stopCode: 'TaskFailedToStart' })],
    },
  },
});

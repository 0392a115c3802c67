import { infrastructureStops } from '../../../../src/diagnosis/rules/infrastructure-stops.js';
import { NEW_ARN, NEW_ID, aDeadTask, aTask } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const spot = () =>
  aDeadTask({ stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' });
const running = () => aTask({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID });

testRule(infrastructureStops, {
  fires: {
    'Spot, again and again': {
      evidence: { stoppedTasks: [spot(), spot()] },
      quotes: 'Your Spot Task was interrupted.',
      says: ['2 new tasks', 'Spot capacity'],
    },
    'the host went away': {
      evidence: {
        stoppedTasks: [
          aDeadTask({ stopCode: null, stoppedReason: 'Host EC2 (instance i-0abc) terminated.' }),
        ],
      },
      quotes: 'Host EC2 (instance i-0abc) terminated.',
    },
  },
  quiet: {
    'another task failed by itself': { stoppedTasks: [spot(), aDeadTask()] },
    'it was replaced, and all run': { stoppedTasks: [spot()], newTasks: [running(), running()] },
  },
});

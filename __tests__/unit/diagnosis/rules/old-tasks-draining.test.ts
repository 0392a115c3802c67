import { oldTasksDraining } from '../../../../src/diagnosis/rules/old-tasks-draining.js';
import { aTargetGroup, anUnhealthyTarget } from '../../../support/builders/evidence.js';
import { NEW_ARN, NEW_ID, aRollingService, aTask } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const newTasks = [1, 2].map(() => aTask({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID }));
const oldTasks = [aTask({ lastStatus: 'DEACTIVATING', desiredStatus: 'STOPPED' })];
const service = aRollingService({ runningCount: 2 });

testRule(oldTasksDraining, {
  fires: {
    'all new tasks run': {
      evidence: { service, newTasks, oldTasks, targetGroups: [aTargetGroup()] },
      quotes: 'DEACTIVATING, desired STOPPED',
      says: ['`deregistration_delay` is 300 s', '1 old task is still stopping'],
    },
  },
  quiet: {
    'a new task is missing': { service, newTasks: newTasks.slice(1), oldTasks },
    'a new task is not healthy': {
      service,
      newTasks,
      oldTasks,
      targets: [anUnhealthyTarget('Target.Timeout', 'Request timed out')],
    },
    'the old tasks are meant to stay': { service, newTasks, oldTasks: [aTask()] },
  },
});

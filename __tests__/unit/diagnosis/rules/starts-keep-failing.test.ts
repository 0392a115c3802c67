import { startsKeepFailing } from '../../../../src/diagnosis/rules/starts-keep-failing.js';
import { anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';
import { aDeadTask, aRollingService } from '../../../support/builders/world.js';

const BACKING_OFF = anEvent('(service worker) is unable to consistently start tasks successfully.');

testRule(startsKeepFailing, {
  fires: {
    'tasks are still missing': {
      evidence: { events: [BACKING_OFF], stoppedTasks: [aDeadTask()] },
      quotes: 'unable to consistently start',
    },
  },
  quiet: {
    'all tasks that are wanted run': { events: [BACKING_OFF], service: aRollingService({ runningCount: 2 }) },
    'one failed task is not a series': { stoppedTasks: [aDeadTask()] },
  },
});

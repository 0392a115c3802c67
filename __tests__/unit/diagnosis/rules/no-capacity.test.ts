import { noCapacity } from '../../../../src/diagnosis/rules/no-capacity.js';
import { aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';
import { aRollingService } from '../../../support/builders/world.js';

const FULL = anEvent(
  '(service worker) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
);

testRule(noCapacity, {
  fires: {
    'nothing is free': {
      evidence: { events: [FULL] },
      quotes: 'Capacity is unavailable',
      says: ['FARGATE_SPOT'],
    },
  },
  quiet: {
    'a task was started since: room was found': { events: [FULL], newTasks: [aStartedTask()] },
    'all tasks that are wanted run': {
      events: [FULL],
      service: aRollingService({ runningCount: 2 }),
    },
    'the cluster has no instances, which is a matter of one’s own capacity': {
      events: [
        anEvent(
          '(service worker) was unable to place a task because no container instance met all of its requirements.',
        ),
      ],
    },
  },
});

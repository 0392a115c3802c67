import { rolloutLimitsInfeasible } from '../../../../src/diagnosis/rules/rollout-limits-infeasible.js';
import { aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';
import { aRollingService } from '../../../support/builders/world.js';

const STUCK = anEvent(
  '(service worker) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
);
const tight = { minimumHealthyPercent: 100, maximumPercent: 125 };

testRule(rolloutLimitsInfeasible, {
  fires: {
    'two tasks at 100 to 125 percent': {
      evidence: { events: [STUCK], service: aRollingService({}, {}, tight) },
      quotes: 'service deployment configuration',
      says: ['at least 2 tasks', 'at most 2', 'maximum-percent: 200'],
    },
  },
  quiet: {
    'a task was started since: it moves': { events: [STUCK], newTasks: [aStartedTask()] },
    'tight limits alone prove nothing: there is no event about them': {
      service: aRollingService({}, {}, tight),
    },
  },
});

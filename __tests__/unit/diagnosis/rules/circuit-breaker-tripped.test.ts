import { circuitBreakerTripped } from '../../../../src/diagnosis/rules/circuit-breaker-tripped.js';
import { anEvent } from '../../../support/builders/evidence.js';
import { aRollingService, aServiceDeployment } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const EVENT =
  '(service worker) (deployment ecs-svc/2222222222222222222) deployment failed: tasks failed to start.';
const REASON = 'ECS deployment circuit breaker: tasks failed to start.';

testRule(circuitBreakerTripped, {
  fires: {
    'the event, and the count': {
      evidence: {
        events: [anEvent(EVENT)],
        serviceDeployment: aServiceDeployment({
          circuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
        }),
      },
      quotes: EVENT,
      says: ['after 3 failed tasks (threshold 3)'],
    },
    "the deployment's reason": {
      evidence: { service: aRollingService({ rolloutState: 'FAILED', rolloutStateReason: REASON }) },
      quotes: REASON,
    },
  },
  quiet: {
    'an alarm ended it': { events: [anEvent(EVENT.replace('tasks failed to start', 'alarm detected'))] },
    'it only counts so far': {
      serviceDeployment: aServiceDeployment({
        circuitBreaker: { status: 'MONITORING', failureCount: 2, threshold: 3 },
      }),
    },
    'an older deployment failed so': {
      service: aRollingService({}, { rolloutState: 'FAILED', rolloutStateReason: REASON }),
    },
  },
});

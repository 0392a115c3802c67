import { alarmRollback } from '../../../../src/diagnosis/rules/alarm-rollback.js';
import { anEvent } from '../../../support/builders/evidence.js';
import { aServiceDeployment } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const EVENT = '(service worker) (deployment ecs-svc/2222222222222222222) deployment failed: alarm detected.';

testRule(alarmRollback, {
  fires: {
    'the event': { evidence: { events: [anEvent(EVENT)] }, quotes: EVENT, says: ['a CloudWatch alarm'] },
    'the service deployment names the alarm': {
      evidence: {
        serviceDeployment: aServiceDeployment({
          status: 'ROLLBACK_IN_PROGRESS',
          triggeredAlarms: ['shop-5xx'],
        }),
      },
      quotes: 'triggered alarm: shop-5xx',
      says: ['the CloudWatch alarm shop-5xx'],
    },
  },
  quiet: {
    'the breaker tripped, not an alarm': {
      events: [anEvent(EVENT.replace('alarm detected', 'tasks failed to start'))],
    },
    'an alarm rang and the deployment goes on: it was ringing before, so ECS ignores it': {
      serviceDeployment: aServiceDeployment({ triggeredAlarms: ['shop-5xx'] }),
    },
  },
});

import { superseded } from '../../../../src/diagnosis/rules/superseded.js';
import {
  FOREIGN_ARN,
  FOREIGN_ID,
  OLD_ARN,
  OLD_ID,
  aDeployment,
  aService,
} from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const primary = (overrides: object) => ({ service: aService({ deployments: [aDeployment(overrides)] }) });

testRule(superseded, {
  fires: {
    'a third revision is PRIMARY': {
      evidence: primary({ id: FOREIGN_ID, taskDefinitionArn: FOREIGN_ARN, rolloutState: 'IN_PROGRESS' }),
      quotes: `PRIMARY: ${FOREIGN_ID} shop:47; ours: `,
      says: ['now rolls out shop:47', '`concurrency`'],
    },
  },
  quiet: {
    'the previous deployment is PRIMARY again: that is a rollback': primary({ id: OLD_ID }),
    'the previous revision is PRIMARY under another id: a rollback too': primary({
      id: FOREIGN_ID,
      taskDefinitionArn: OLD_ARN,
    }),
    'ECS reports a rollback': primary({
      id: FOREIGN_ID,
      taskDefinitionArn: FOREIGN_ARN,
      rolloutStateReason:
        'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/3333333333333333333.',
    }),
    'the former PRIMARY is not known': {
      ...primary({ id: FOREIGN_ID, taskDefinitionArn: FOREIGN_ARN }),
      previousDeploymentId: '',
    },
  },
});

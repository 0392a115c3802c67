import { rollbackRequested } from '../../../../src/diagnosis/rules/rollback-requested.js';
import { aServiceDeployment } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const REASON = 'Service deployment rolled back by user.';

testRule(rollbackRequested, {
  fires: {
    'someone used StopServiceDeployment': {
      evidence: {
        serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL', statusReason: REASON }),
      },
      quotes: REASON,
      says: ['StopServiceDeployment'],
    },
  },
  quiet: {
    'ECS rolled back by itself': {
      serviceDeployment: aServiceDeployment({
        statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      }),
    },
    'the service deployment can’t be read': { serviceDeployment: null },
  },
});

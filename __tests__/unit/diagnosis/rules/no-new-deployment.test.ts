import { noNewDeployment } from '../../../../src/diagnosis/rules/no-new-deployment.js';
import { aRollingService, aService } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(noNewDeployment, {
  fires: {
    'the completed deployment is the only one': {
      evidence: { deploymentId: null, service: aService() },
      quotes: 'PRIMARY: ecs-svc/1111111111111111111 shop:45',
      says: ['`force-new-deployment: true`'],
    },
  },
  quiet: {
    'a deployment was started': { service: aService() },
    'the call failed: nothing could start': { deploymentId: null, service: aService(), failedCall: 'denied' },
    'another deployment is under way': { deploymentId: null, service: aRollingService() },
  },
});

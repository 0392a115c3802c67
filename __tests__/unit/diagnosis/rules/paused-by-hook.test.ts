import { pausedByHook } from '../../../../src/diagnosis/rules/paused-by-hook.js';
import { NOW_MS, aServiceDeployment } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const hook = { id: 'hook-1', expiresAtMs: NOW_MS + 3_600_000, timeoutAction: 'ROLLBACK' };

testRule(pausedByHook, {
  fires: {
    'a hook that waits': {
      evidence: {
        serviceDeployment: aServiceDeployment({ lifecycleStage: 'PRE_SCALE_UP', waitingHooks: [hook] }),
      },
      quotes: 'hook hook-1: AWAITING_ACTION at PRE_SCALE_UP',
      says: [
        'paused at PRE_SCALE_UP',
        'at 2026-11-21 13:00 UTC ECS does ROLLBACK by itself',
        'continue-service-deployment',
      ],
    },
  },
  quiet: {
    'a stage without a hook that waits': {
      serviceDeployment: aServiceDeployment({ lifecycleStage: 'SCALE_UP' }),
    },
    'the service deployment can’t be read': { serviceDeployment: null },
  },
});

import { defineRule } from '../define-rule.js';
import { quote } from '../reading/quote.js';

/** StopServiceDeployment; ECS API: "Service deployment rolled back by user." */
const BY_USER = /rolled back by user/i;

export const rollbackRequested = defineRule({
  id: 'rollback-requested',
  severity: 'cause',
  find: ({ serviceDeployment }) => {
    const reasons = [serviceDeployment?.statusReason, serviceDeployment?.rollbackReason];
    return reasons
      .flatMap((reason) => (BY_USER.test(reason ?? '') ? [{ line: quote(reason ?? '') }] : []))
      .slice(0, 1);
  },
  explain: ({ line }) => ({
    what: 'Someone asked ECS to roll this deployment back.',
    why: 'A StopServiceDeployment call, from the console or another program, ended it; the new revision itself may be fine.',
    fix: 'Find the call and its caller in CloudTrail (StopServiceDeployment) before deploying again.',
    evidence: [line],
  }),
});

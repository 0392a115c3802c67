import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInEvents } from '../reading/find-in-events.js';
import { quote } from '../reading/quote.js';

/** Event text as seen on ECS: `(service S) (deployment D) deployment failed: alarm detected.` */
const DETECTED = /deployment failed: alarm detected/i;

export const alarmRollback = defineRule({
  id: 'alarm-rollback',
  severity: 'cause',
  find: (evidence) => {
    const { serviceDeployment } = evidence;
    const failed = serviceDeployment !== null && /ROLLBACK|STOP/.test(serviceDeployment.status);
    const alarms = failed ? serviceDeployment.triggeredAlarms : [];
    const reasons = [serviceDeployment?.statusReason, serviceDeployment?.rollbackReason];
    const said = reasons.flatMap((reason) => (/\balarm/i.test(reason ?? '') ? [quote(reason ?? '')] : []));
    const events = findInEvents(evidence, DETECTED).map(({ line }) => line);
    const lines = shortenLines([...events, ...said, ...alarms.map((name) => `triggered alarm: ${name}`)]);
    return lines.length === 0 ? [] : [{ alarms, lines }];
  },
  explain: ({ alarms, lines }) => ({
    what: `ECS ended the deployment because of ${alarms.length === 0 ? 'a CloudWatch alarm' : `the CloudWatch alarm ${alarms.join(', ')}`}.`,
    why: 'The service watches alarms during deployments, and one went off during this rollout.',
    fix: 'Check the alarm’s metric at that time; the tasks themselves may be fine.',
    evidence: lines,
  }),
});

import { defineRule } from '../define-rule.js';
import { shortenArn } from '../../wording/shorten-arn.js';

/** ELB user guide, target health reasons: only target groups used by a listener, in enabled zones, are checked. */
export const targetGroupUnused = defineRule({
  id: 'target-group-unused',
  severity: 'cause',
  find: ({ targets }) => {
    const unused = targets.flatMap(({ isNew, looks, targetGroupArn, id }) => {
      const look = looks.findLast(({ state }) => state !== 'gone' && state !== 'draining');
      if (!isNew || look?.state !== 'unused' || look.reason !== 'Target.NotInUse') return [];
      return [{ id, targetGroupArn, description: look.description ?? look.reason }];
    });
    return unused.map(({ id, targetGroupArn, description }) => ({
      id,
      group: shortenArn(targetGroupArn.replace(/\/[^/]*$/, '')),
      isZone: /availability zone/i.test(description),
      description,
    }));
  },
  explain: ({ id, group, isZone, description }) => ({
    what: `The target ${id} in target group ${group} is unused: the load balancer never checks it.`,
    why: isZone
      ? 'The task runs in an Availability Zone that is not enabled for the load balancer.'
      : 'No listener rule of a load balancer forwards to this target group, so its targets can never become healthy.',
    fix: isZone
      ? 'Enable that Availability Zone for the load balancer, or remove its subnets from the service.'
      : 'Add a listener rule that forwards to the target group, or use the listener’s target group for the service.',
    evidence: [description],
  }),
});

import { targetGroupUnused } from '../../../../src/diagnosis/rules/target-group-unused.js';
import { anUnhealthyTarget } from '../../../support/builders/evidence.js';
import { NOW_MS } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const NO_LISTENER = 'Target group is not configured to receive traffic from the load balancer';
const NO_ZONE = 'Target is in an Availability Zone that is not enabled for the load balancer';
const unused = (reason: string, description: string, isNew = true) => ({
  targets: [
    anUnhealthyTarget('', '', { isNew, looks: [{ atMs: NOW_MS, state: 'unused', reason, description }] }),
  ],
});

testRule(targetGroupUnused, {
  fires: {
    'no listener': {
      evidence: unused('Target.NotInUse', NO_LISTENER),
      quotes: NO_LISTENER,
      says: ['listener rule'],
    },
    'zone not enabled': {
      evidence: unused('Target.NotInUse', NO_ZONE),
      quotes: NO_ZONE,
      says: ['Enable that Availability Zone'],
    },
  },
  quiet: {
    'not registered any more: it left': unused(
      'Target.NotRegistered',
      'Target is not registered to the target group',
    ),
    'an old task’s': unused('Target.NotInUse', NO_LISTENER, false),
  },
});

import { portsOf } from '../../definition/ports.js';
import { defineRule } from '../define-rule.js';
import { listContainerPairs } from '../reading/compare-revisions.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';

export const portsChanged = defineRule({
  id: 'ports-changed',
  severity: 'note',
  // Only if nothing answers: an answer means that the port is right.
  find: (evidence) =>
    findFailingProbes(evidence).some(({ code }) => code === null)
      ? listContainerPairs(evidence).flatMap(({ name, before, now }) => {
          const [old, fresh] = [portsOf(before).join(', '), portsOf(now).join(', ')];
          return old === fresh
            ? []
            : [{ name, old: old === '' ? 'none' : old, fresh: fresh === '' ? 'none' : fresh }];
        })
      : [],
  explain: ({ name, old, fresh }) => ({
    what: `The ports of container ${name} changed from ${old} to ${fresh}.`,
    why: 'The load balancer gets no answer: the server, the service’s load balancer or the security groups may still use the old port.',
    fix: 'Use one port everywhere: the server’s own setting, `containerPort`, the service’s load balancer, and the security group of the tasks.',
    evidence: [`- containerPort ${old}`, `+ containerPort ${fresh}`],
  }),
});

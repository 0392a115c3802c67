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
          const [old, added] = [portsOf(before).join(', '), portsOf(now).join(', ')];
          return old === added
            ? []
            : [{ name, old: old === '' ? 'none' : old, added: added === '' ? 'none' : added }];
        })
      : [],
  explain: ({ name, old, added }) => ({
    what: `The ports of container ${name} changed from ${old} to ${added}.`,
    why: 'The load balancer gets no answer: the server, the service’s load balancer or the security groups may still use the old port.',
    fix: 'Use one port everywhere: the server’s own setting, `containerPort`, the service’s load balancer, and the security group of the tasks.',
    evidence: [`- containerPort ${old}`, `+ containerPort ${added}`],
  }),
});

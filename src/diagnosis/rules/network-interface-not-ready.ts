import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findStartFailures } from '../reading/find-start-failures.js';

const PATTERN = /network interface provisioning/i;

export const networkInterfaceNotReady = defineRule({
  id: 'network-interface-not-ready',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ text }) => PATTERN.test(text));
    return failures.length === 0 ? [] : [{ lines: fewLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'AWS did not get a network interface ready for the task in time.',
    why: 'This usually passes by itself; when it repeats, the subnets may have no free address or the account no free interface.',
    fix: "Deploy again; if it repeats, look at the free addresses of the service's subnets and at the quota of network interfaces.",
    evidence: lines,
  }),
});

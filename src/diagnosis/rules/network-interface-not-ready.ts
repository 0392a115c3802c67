import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findStartFailures } from '../reading/find-start-failures.js';

const PATTERN = /network interface provisioning/i;

export const networkInterfaceNotReady = defineRule({
  id: 'network-interface-not-ready',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ text }) => PATTERN.test(text));
    return failures.length === 0 ? [] : [{ lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'AWS did not provide a network interface for the task in time.',
    why: 'This is usually temporary; if it repeats, the subnets may have no free address or the account no free interface.',
    fix: "Deploy again; if it repeats, check the free addresses of the service's subnets and the quota of network interfaces.",
    evidence: lines,
  }),
});

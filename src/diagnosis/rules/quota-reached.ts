import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN =
  /(?:reached the limit on|limit on the number of|above your limit|provisioning capacity limit)/i;

export const quotaReached = defineRule({
  id: 'quota-reached',
  severity: 'cause',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN);
    return events.length === 0 ? [] : [{ lines: fewLines(events.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'The account may run no more tasks or vCPUs of this kind.',
    why: 'The quota of the account is used up; during a rolling update old and new tasks count together.',
    fix: 'Ask for a higher Fargate quota in Service Quotas, or lower `maximum-percent` so that fewer tasks run at once.',
    evidence: lines,
  }),
});

import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN =
  /(?:reached the limit on|limit on the number of|above your limit|provisioning capacity limit)/i;

export const quotaReached = defineRule({
  id: 'quota-reached',
  severity: 'cause',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN);
    return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'The account has reached its quota of tasks or vCPUs.',
    why: 'During a rolling update old and new tasks count together.',
    fix: 'Request a higher Fargate quota in Service Quotas, or lower `maximum-percent` so fewer tasks run at once.',
    evidence: lines,
  }),
});

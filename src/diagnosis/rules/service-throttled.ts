import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN = /operations are being throttled/i;

export const serviceThrottled = defineRule({
  id: 'service-throttled',
  severity: 'note',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN);
    return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'AWS throttles the calls that ECS makes for this service.',
    why: 'Many deployments or tasks at once exceed the rate limit of an API; ECS continues by itself after a while.',
    fix: "Wait, and don't start another deployment; spread large rollouts over time.",
    evidence: lines,
  }),
});

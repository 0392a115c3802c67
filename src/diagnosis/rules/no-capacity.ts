import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN = /unable to place a task.*Capacity is unavailable/i;

export const noCapacity = defineRule({
  id: 'no-capacity',
  severity: 'cause',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN);
    return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'AWS has no Fargate capacity for the task at the moment.',
    why: "No capacity of this size is free in the zones of the service's subnets; Fargate Spot runs out more often than Fargate.",
    fix: 'Try again later, add subnets in more zones to the service, or use FARGATE besides FARGATE_SPOT in its capacity provider strategy.',
    evidence: lines,
  }),
});

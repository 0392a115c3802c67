import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN = /unable to consistently start tasks successfully/i;

export const startsKeepFailing = defineRule({
  id: 'starts-keep-failing',
  severity: 'symptom',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN, 'short');
    return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'ECS starts new tasks with growing delays, because they keep failing.',
    why: 'ECS backs off after repeated failures; the stopped tasks show the reason.',
    fix: 'Fix what made the tasks stop; a new deployment starts without the delays.',
    evidence: lines,
  }),
});

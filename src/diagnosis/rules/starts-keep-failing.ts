import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN = /unable to consistently start tasks successfully/i;

export const startsKeepFailing = defineRule({
  id: 'starts-keep-failing',
  severity: 'symptom',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN, 'short');
    return events.length === 0 ? [] : [{ lines: fewLines(events.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'ECS starts new tasks more and more slowly, because they keep failing.',
    why: 'It backs off after repeated failures; the reason is why the tasks stopped.',
    fix: 'Mend what the stopped tasks died of; a new deployment starts without the pauses.',
    evidence: lines,
  }),
});

import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN = /because of the service deployment configuration/i;

export const rolloutLimitsInfeasible = defineRule({
  id: 'rollout-limits-infeasible',
  severity: 'cause',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN);
    const { service } = evidence;
    if (events.length === 0 || service === null) return [];
    const { desiredCount, minimumHealthyPercent, maximumPercent } = service;
    return [
      {
        desiredCount,
        minimumHealthyPercent,
        maximumPercent,
        lines: shortenLines(events.map(({ line }) => line)),
      },
    ];
  },
  explain: ({ desiredCount, minimumHealthyPercent, maximumPercent, lines }) => {
    // ECS rounds the lower limit up and the upper one down (API reference, DeploymentConfiguration).
    const lower = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
    const upper = Math.floor((desiredCount * maximumPercent) / 100);
    return {
      what: `The rollout can't move: at least ${lower} tasks must stay healthy and at most ${upper} may run.`,
      why: `With ${desiredCount} desired tasks, minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent}, ECS may neither stop an old task nor start a new one.`,
      fix: 'Set `maximum-percent: 200` (a new task starts first), or `minimum-healthy-percent: 0` (an old task stops first, with a gap).',
      evidence: lines,
    };
  },
});

import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInDeaths } from '../reading/find-in-deaths.js';
import { findLastStart } from '../reading/find-start-failures.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN = /ECS was unable to assume the role(?: '([^']+)')?/i;

export const roleNotAssumable = defineRule({
  id: 'role-not-assumable',
  severity: 'cause',
  find: (evidence) => {
    const isNever = findLastStart(evidence) === -Infinity;
    const found = [
      ...findPlacementTroubles(evidence, PATTERN),
      ...(isNever ? findInDeaths(evidence, PATTERN) : []),
    ];
    const [first] = found;
    return first === undefined
      ? []
      : [{ role: first.groups[0] ?? '', lines: shortenLines(found.map(({ line }) => line)) }];
  },
  explain: ({ role, lines }) => ({
    what: `ECS can't assume the role ${role === '' ? 'of the task' : role}.`,
    why: 'The role does not exist, or its trust policy does not allow ecs-tasks.amazonaws.com to assume it.',
    fix: 'Check `taskRoleArn` and `executionRoleArn` of the task definition, and allow sts:AssumeRole for ecs-tasks.amazonaws.com in the trust policy of each.',
    evidence: lines,
  }),
});

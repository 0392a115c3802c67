import { defineRule } from '../define-rule.js';
import { quote } from '../reading/quote.js';

const PATTERN = /iam:PassRole(?: on(?: resource:)? (arn:\S+))?/i;

export const passRoleDenied = defineRule({
  id: 'pass-role-denied',
  severity: 'cause',
  find: ({ failedCall }) => {
    const match = PATTERN.exec(failedCall ?? '');
    if (failedCall === null || match === null) return [];
    const [, role = null] = match as readonly (string | undefined)[];
    return [{ role, line: quote(failedCall) }];
  },
  explain: ({ role, line }) => ({
    what: 'The role of this workflow may not hand the task its roles.',
    why: `Who registers or starts a task definition with roles needs iam:PassRole on them${role === null ? '' : `, here on ${role}`}.`,
    fix: 'Allow iam:PassRole on the task role and the execution role, with the condition iam:PassedToService = ecs-tasks.amazonaws.com, as docs/iam-policy.json does.',
    evidence: [line],
  }),
});

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
    what: 'The workflow’s role is not allowed to pass roles to the task.',
    why: `Registering or starting a task definition with roles needs iam:PassRole on them${role === null ? '' : ` (here: ${role})`}.`,
    fix: 'Allow iam:PassRole on the task role and the execution role, with the condition iam:PassedToService = ecs-tasks.amazonaws.com, as in docs/iam-policy.json.',
    evidence: [line],
  }),
});

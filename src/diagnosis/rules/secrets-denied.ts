import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findStartFailures } from '../reading/find-start-failures.js';

const ACTION = /not authorized to perform: (\w+:\w+)/i;

export const secretsDenied = defineRule({
  id: 'secrets-denied',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(
      ({ subject, problem }) => subject === 'secret' && problem === 'denied',
    );
    if (failures.length === 0) return [];
    const executionRole = evidence.taskDefinition?.definition['executionRoleArn'];
    const role = typeof executionRole === 'string' ? executionRole : null;
    const actions = failures.flatMap(({ text }) => ACTION.exec(text)?.[1] ?? []);
    return [{ role, action: actions[0] ?? null, lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ role, action, lines }) => ({
    what: 'The task is not allowed to read a secret in its task definition.',
    why: `ECS reads secrets with the task execution role${role === null ? '' : ` (${role})`}, which lacks ${action ?? 'the permission'}.`,
    fix: `Give the execution role ${action ?? 'secretsmanager:GetSecretValue or ssm:GetParameters'} on it, and kms:Decrypt if it is encrypted with its own key.`,
    evidence: lines,
  }),
});

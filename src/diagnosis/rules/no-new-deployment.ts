import { revisionOf } from '../../wording/shorten-arn.js';
import { defineRule } from '../define-rule.js';

export const noNewDeployment = defineRule({
  id: 'no-new-deployment',
  severity: 'note',
  // Only if the service has no other deployment than its completed one.
  find: ({ service, deploymentId, failedCall }) => {
    const [only, ...others] = service?.deployments ?? [];
    if (deploymentId !== null || failedCall !== null || only === undefined || others.length > 0) return [];
    return only.rolloutState === 'COMPLETED'
      ? [{ id: only.id, revision: revisionOf(only.taskDefinitionArn) }]
      : [];
  },
  explain: ({ id, revision }) => ({
    what: `ECS started no new deployment: ${revision} still serves (${id}).`,
    why: 'The service already has this task definition, and no other change makes ECS replace tasks.',
    fix: 'Deploy a new revision, or set `force-new-deployment: true` to replace the tasks anyway.',
    evidence: [`PRIMARY: ${id} ${revision}, rolloutState COMPLETED`],
  }),
});

import { revisionOf } from '../../wording/short-arn.js';
import { defineRule } from '../define-rule.js';

export const noNewDeployment = defineRule({
  id: 'no-new-deployment',
  severity: 'note',
  // Only a service that shows no deployment besides its settled one: anything under way has another story.
  find: ({ service, deploymentId, failedCall }) => {
    const [only, ...others] = service?.deployments ?? [];
    if (deploymentId !== null || failedCall !== null || only === undefined || others.length > 0) return [];
    return only.rolloutState === 'COMPLETED'
      ? [{ id: only.id, revision: revisionOf(only.taskDefinitionArn) }]
      : [];
  },
  explain: ({ id, revision }) => ({
    what: `ECS started no new deployment: ${id} still serves ${revision}.`,
    why: 'The service already had this task definition, and nothing else was changed that makes ECS replace tasks.',
    fix: 'Deploy a new revision, or set `force-new-deployment: true` to replace the tasks all the same.',
    evidence: [`PRIMARY: ${id} ${revision}, rolloutState COMPLETED`],
  }),
});

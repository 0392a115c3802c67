import { revisionOf } from '../../wording/shorten-arn.js';
import { defineRule } from '../define-rule.js';

export const superseded = defineRule({
  id: 'superseded',
  severity: 'cause',
  // The previous revision as PRIMARY is a rollback, whatever its deployment's id.
  find: ({ service, deploymentId, previousDeploymentId, taskDefinition, previousTaskDefinition }) => {
    const primary = service?.deployments.find(({ status }) => status === 'PRIMARY');
    if (primary === undefined || deploymentId === null || primary.id === deploymentId) return [];
    if (primary.id === previousDeploymentId || previousDeploymentId === '') return [];
    if (primary.taskDefinitionArn === previousTaskDefinition?.arn) return [];
    if (/rolling back/i.test(primary.rolloutStateReason ?? '')) return [];
    const ours = taskDefinition === null ? 'ours' : revisionOf(taskDefinition.arn);
    return [{ ours, theirs: revisionOf(primary.taskDefinitionArn), id: primary.id, deploymentId }];
  },
  explain: ({ ours, theirs, id, deploymentId }) => ({
    what: `Another deployment (${id}) replaced this one: ECS now rolls out ${theirs}.`,
    why: 'Someone else, for example a second workflow run, updated the service during this rollout.',
    fix: 'Deploy with one run at a time (a `concurrency` group in the workflow without cancel-in-progress), and check the other deployment’s run for its outcome.',
    evidence: [`PRIMARY: ${id} ${theirs}; ours: ${deploymentId} ${ours}`],
  }),
});

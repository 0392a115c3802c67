import { revisionOf } from '../../wording/short-arn.js';
import { defineRule } from '../define-rule.js';

export const superseded = defineRule({
  id: 'superseded',
  severity: 'cause',
  // The previous revision as PRIMARY is a rollback, whatever the id of its deployment is.
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
    what: `Another deployment (${id}) took over: ECS now works towards ${theirs}, not ${ours}.`,
    why: 'Somebody else, such as a second workflow run, updated the service while this rollout was under way.',
    fix: 'Let one run deploy at a time (a `concurrency` group of the workflow without cancel-in-progress), and look at that deployment’s own run for its outcome.',
    evidence: [`PRIMARY: ${id} ${theirs}; ours: ${deploymentId} ${ours}`],
  }),
});

import { defineRule } from '../define-rule.js';

/** ECS API, DeploymentLifecycleHookDetail with the status AWAITING_ACTION. */
export const pausedByHook = defineRule({
  id: 'paused-by-hook',
  severity: 'cause',
  find: ({ serviceDeployment }) =>
    (serviceDeployment?.waitingHooks ?? []).map(({ id, expiresAtMs, timeoutAction }) => ({
      ...{ id, timeoutAction: timeoutAction ?? 'ROLLBACK' },
      arn: serviceDeployment?.arn ?? '',
      stage: serviceDeployment?.lifecycleStage ?? null,
      until: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
    })),
  explain: ({ id, arn, stage, until, timeoutAction }) => ({
    what: `The deployment is paused${stage === null ? '' : ` at ${stage}`} by a lifecycle hook and waits to be continued.`,
    why: `Nothing happens until ContinueServiceDeployment is called${until === null ? '' : `; at ${until.slice(0, 16).replace('T', ' ')} UTC ECS does ${timeoutAction} by itself`}.`,
    fix: `Continue it (\`aws ecs continue-service-deployment --service-deployment-arn ${arn} --hook-id ${id} --action CONTINUE\`, or ROLLBACK), or remove the hook from the service.`,
    evidence: [
      `hook ${id === '' ? 'without an id' : id}: AWAITING_ACTION${stage === null ? '' : ` at ${stage}`}`,
    ],
  }),
});

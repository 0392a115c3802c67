import type * as Sdk from '@aws-sdk/client-ecs';
import type { ServiceDeployment, WaitingHook } from '../../model/service.js';
import { toEpochMs } from './to-epoch-ms.js';

/** One entry of DescribeServiceDeployments. */
export function toServiceDeployment(from: Sdk.ServiceDeployment): ServiceDeployment {
  const breaker = from.deploymentCircuitBreaker;
  return {
    arn: from.serviceDeploymentArn ?? '',
    status: from.status ?? '',
    statusReason: from.statusReason ?? null,
    targetServiceRevisionArn: from.targetServiceRevision?.arn ?? null,
    createdAtMs: toEpochMs(from.createdAt) ?? 0,
    circuitBreaker:
      breaker === undefined
        ? null
        : {
            status: breaker.status ?? '',
            failureCount: breaker.failureCount ?? 0,
            threshold: breaker.threshold ?? 0,
          },
    rollbackReason: from.rollback?.reason ?? null,
    lifecycleStage: from.lifecycleStage ?? null,
    waitingHooks: (from.lifecycleHookDetails ?? []).filter(isWaiting).map(toWaitingHook),
    triggeredAlarms: from.alarms?.triggeredAlarmNames ?? [],
  };
}

/** One entry of ListServiceDeployments, which has fewer members. */
export function toServiceDeploymentFromBrief(from: Sdk.ServiceDeploymentBrief): ServiceDeployment {
  return {
    arn: from.serviceDeploymentArn ?? '',
    status: from.status ?? '',
    statusReason: from.statusReason ?? null,
    targetServiceRevisionArn: from.targetServiceRevisionArn ?? null,
    createdAtMs: toEpochMs(from.createdAt) ?? 0,
    circuitBreaker: null,
    rollbackReason: null,
    lifecycleStage: null,
    waitingHooks: [],
    triggeredAlarms: [],
  };
}

/** A PAUSE hook: nothing moves until ContinueServiceDeployment (API reference, DeploymentLifecycleHookDetail). */
function isWaiting({ status }: Sdk.DeploymentLifecycleHookDetail): boolean {
  return status === 'AWAITING_ACTION';
}

function toWaitingHook(from: Sdk.DeploymentLifecycleHookDetail): WaitingHook {
  return {
    id: from.hookId ?? '',
    expiresAtMs: toEpochMs(from.expiresAt),
    timeoutAction: from.timeoutAction ?? null,
  };
}

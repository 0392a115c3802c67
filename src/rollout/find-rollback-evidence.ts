import type { Deployment, Service, ServiceDeployment } from '../model/service.js';

export interface OurDeployment {
  /** null: UpdateService's answer was lost. */
  readonly deploymentId: string | null;
  readonly taskDefinitionArn: string;
  readonly previousDeploymentId: string;
}

/**
 * Is the deployment that is PRIMARY instead of ours a rollback of ours? ECS makes the last completed deployment PRIMARY
 * again under its own id; a rollback under a new id is recognised by its reason, by an event, or by our service deployment's
 * status. Any other deployment in our place was started by someone else.
 */
export function isRollbackOfOurs(
  service: Service,
  primary: Deployment,
  ours: OurDeployment,
  serviceDeployment: ServiceDeployment | null,
): boolean {
  if (primary.id === ours.deploymentId) return false;
  if (primary.id === ours.previousDeploymentId) return true;
  if (/rolling back/i.test(primary.rolloutStateReason ?? '')) return true;
  if (service.events.some(({ message }) => announcesRollbackTo(message, primary.id))) return true;
  const listed = service.deployments.find(({ id }) => id === ours.deploymentId);
  if (listed !== undefined && primary.createdAtMs < listed.createdAtMs) return true;
  if (serviceDeployment === null || !isRollingBack(serviceDeployment.status)) return false;
  // Rolled back, but someone may have deployed since: a rollback has the old revision.
  const previous = service.deployments.find(({ id }) => id === ours.previousDeploymentId);
  if (previous !== undefined) return primary.taskDefinitionArn === previous.taskDefinitionArn;
  return primary.taskDefinitionArn !== ours.taskDefinitionArn;
}

/** ROLLBACK_REQUESTED, _IN_PROGRESS or _SUCCESSFUL: our deployment is being replaced, or has been. */
export function isRollingBack(serviceDeploymentStatus: string): boolean {
  return /^ROLLBACK_(?!FAILED)/.test(serviceDeploymentStatus);
}

/** Proof that our deployment existed and failed, when it is no longer in the list. */
export function isKnownFailed(
  service: Service,
  deploymentId: string,
  serviceDeployment: ServiceDeployment | null,
): boolean {
  if (serviceDeployment !== null && isRollingBack(serviceDeployment.status)) return true;
  return service.events.some(({ message }) =>
    message.includes(`(deployment ${deploymentId}) deployment failed`),
  );
}

/** `(service S) rolling back to deployment ecs-svc/N.` */
function announcesRollbackTo(message: string, deploymentId: string): boolean {
  const named = /rolling back to deployment (ecs-svc\/\d+)/i.exec(message)?.[1];
  return named === deploymentId;
}

import type { ServiceDeployment } from '../model/service.js';

/**
 * The service deployment of a deployment: its target revision's ARN ends in the digits of `ecs-svc/<digits>`. The newest
 * if several match; null if none does, or the id has another format.
 */
export function findServiceDeploymentArn(
  deploymentId: string,
  candidates: readonly ServiceDeployment[],
): ServiceDeployment | null {
  const digits = /^ecs-svc\/(\d+)$/.exec(deploymentId)?.[1];
  if (digits === undefined) return null;
  const ours = candidates.filter((each) => each.targetServiceRevisionArn?.endsWith(`/${digits}`) === true);
  return ours.sort((a, b) => b.createdAtMs - a.createdAtMs)[0] ?? null;
}

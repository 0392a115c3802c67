import type { ServiceDeployment } from '../model/service.js';
export function findServiceDeploymentArn(
  _deploymentId: string,
  _candidates: readonly ServiceDeployment[],
): ServiceDeployment | null {
  throw new Error('not built yet');
}

import type { Service } from '../model/service.js';

/** ECS refuses a sixth deployment: "5 active deployments exist, unable to create new deployment." */
const UNFINISHED_DEPLOYMENTS_LIMIT = 5;

/** What in the service itself prevents this deployment. */
export function assessService(service: Service, drains: boolean): readonly string[] {
  if (service.status !== 'ACTIVE') {
    return [`service: ${service.name} is ${service.status}. Only an ACTIVE service can be deployed.`];
  }
  const problems: string[] = [];
  if (service.deploymentController !== 'ECS') {
    problems.push(
      `service: ${service.name} uses the deployment controller ${service.deploymentController}; ` +
        'this action supports only the ECS controller (rolling updates).',
    );
  }
  if (drains && service.schedulingStrategy === 'DAEMON') {
    problems.push(`drain: ${service.name} is a DAEMON service; a drain needs REPLICA. Set drain: none.`);
  }
  if (drains && service.strategy !== 'ROLLING') {
    problems.push(
      `drain: ${service.name} uses the strategy ${service.strategy}; a drain needs ROLLING. Set drain: none.`,
    );
  }
  const unfinished = service.deployments.filter(
    (deployment) => deployment.rolloutState === 'IN_PROGRESS',
  ).length;
  if (unfinished >= UNFINISHED_DEPLOYMENTS_LIMIT) {
    problems.push(
      `service: ${service.name} has ${String(unfinished)} unfinished deployments, and ECS allows no more than ` +
        `${String(UNFINISHED_DEPLOYMENTS_LIMIT)}. Wait until they end, or release the protected tasks that hold them up.`,
    );
  }
  return problems;
}

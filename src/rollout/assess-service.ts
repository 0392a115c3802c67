import type { Service } from '../model/service.js';

/** ECS refuses a sixth deployment: "5 active deployments exist, unable to create new deployment." */
const UNFINISHED_DEPLOYMENTS_LIMIT = 5;

/** What in the service itself stands against this deployment. */
export function assessService(service: Service, drains: boolean): readonly string[] {
  if (service.status !== 'ACTIVE') {
    return [`service: ${service.name} is ${service.status}. Only an ACTIVE service can be deployed.`];
  }
  const problems: string[] = [];
  if (service.deploymentController !== 'ECS') {
    problems.push(
      `service: ${service.name} has the deployment controller ${service.deploymentController}; ` +
        'this action deploys with the ECS controller only (rolling updates).',
    );
  }
  if (drains && service.schedulingStrategy === 'DAEMON') {
    problems.push(`drain: ${service.name} is a DAEMON service; a drain needs REPLICA. Set drain: none.`);
  }
  if (drains && service.strategy !== 'ROLLING') {
    problems.push(
      `drain: ${service.name} deploys by ${service.strategy}; a drain needs the strategy ROLLING. Set drain: none.`,
    );
  }
  const unfinished = service.deployments.filter(
    (deployment) => deployment.rolloutState === 'IN_PROGRESS',
  ).length;
  if (unfinished >= UNFINISHED_DEPLOYMENTS_LIMIT) {
    problems.push(
      `service: ${service.name} has ${String(unfinished)} unfinished deployments, and ECS allows no more than ` +
        `${String(UNFINISHED_DEPLOYMENTS_LIMIT)}. Wait for them, or release the protected tasks that hold them.`,
    );
  }
  return problems;
}

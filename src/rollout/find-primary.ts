import type { Deployment, Service } from '../model/service.js';

/** The deployment that ECS is rolling out or has rolled out. Every other status (ACTIVE, INACTIVE, …) is not PRIMARY. */
export function findPrimary(service: Service): Deployment | null {
  return service.deployments.find(({ status }) => status === 'PRIMARY') ?? null;
}

import type { ServiceRecord } from './service-record.js';
import { findAliveTasks, findPrimary } from './find-service.js';
import type { World } from './world.js';

/**
 * A new desired count. During a deployment Application Auto Scaling only scales out, and on both revisions
 * (`byAutoScaling`); a person's UpdateService scales either way and leaves the old revision alone.
 */
export function scaleService(
  world: World,
  service: ServiceRecord,
  desiredCount: number,
  byAutoScaling: boolean,
): void {
  const added = desiredCount - service.desiredCount;
  if (added === 0) return;
  const isDeploying = findPrimary(service)?.rolloutState === 'IN_PROGRESS';
  if (byAutoScaling && isDeploying && added < 0) return;
  service.desiredCount = desiredCount;
  service.steadySinceMs = null;
  if (!byAutoScaling || !isDeploying) return;
  const source = service.deployments.find(
    ({ id, status }) => status === 'ACTIVE' && findAliveTasks(world, service, id).length > 0,
  );
  if (source !== undefined) source.goal += added;
}

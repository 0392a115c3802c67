import type { LoadBalancer, Target } from '../model/service.js';
import type { Task } from '../model/task.js';

/**
 * RUNNING, meant to stay, not unhealthy, and `healthy` in every target group. Without a load balancer and container checks
 * a task is UNKNOWN forever, so UNKNOWN passes. Targets are ignored if they are unknown (null), or not identified by the
 * task's own address (bridge and host mode register the instance).
 */
export function isHealthyTask(
  task: Task,
  loadBalancers: readonly LoadBalancer[],
  targets: readonly Target[] | null,
): boolean {
  if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING') return false;
  if (task.healthStatus === 'UNHEALTHY') return false;
  const address = task.privateIpv4;
  if (targets === null || address === null) return true;
  return loadBalancers.every(({ targetGroupArn, containerPort }) => {
    const own = targets.filter((target) => target.targetGroupArn === targetGroupArn && target.id === address);
    const exact = own.filter(({ port }) => port === containerPort);
    return (exact.length > 0 ? exact : own).some(({ state }) => state === 'healthy');
  });
}

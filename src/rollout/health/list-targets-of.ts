import type { Service, Target } from '../../model/service.js';
import type { Task } from '../../model/task.js';

/** The task's own entries in the service's target groups; none if the targets are instances or not readable. */
export function listTargetsOf(
  { privateIpv4 }: Task,
  { loadBalancers }: Pick<Service, 'loadBalancers'>,
  targets: readonly Target[] | null,
): readonly Target[] {
  if (privateIpv4 === null || targets === null) return [];
  return loadBalancers.flatMap(({ targetGroupArn, containerPort }) => {
    const own = targets.filter(
      (target) => target.targetGroupArn === targetGroupArn && target.id === privateIpv4,
    );
    const exact = own.filter(({ port }) => port === containerPort);
    return exact.length > 0 ? exact : own;
  });
}

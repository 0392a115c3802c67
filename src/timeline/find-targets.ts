import type { Target } from '../model/service.js';
import type { Task } from '../model/task.js';
import type { TimelineLook } from './look.js';

export interface TargetsOfTask {
  /** Listed in every target group of the service. */
  readonly registered: boolean;
  readonly healthy: boolean;
  /** Draining in one of them. */
  readonly draining: boolean;
}

/** The task's state in the load balancer; null: unknown (no load balancer, not readable, no own address). */
export function findTargets(
  task: Task,
  { service, targets }: Pick<TimelineLook, 'service' | 'targets'>,
): TargetsOfTask | null {
  const { loadBalancers } = service;
  if (targets === null || loadBalancers.length === 0 || task.privateIpv4 === null) return null;
  const own = targets.filter(({ id }) => id === task.privateIpv4);
  const groups = loadBalancers.map(({ targetGroupArn, containerPort }) => {
    const inGroup = own.filter((target) => target.targetGroupArn === targetGroupArn);
    const exact = inGroup.filter(({ port }) => port === containerPort);
    return exact.length > 0 ? exact : inGroup;
  });
  const every = (judge: (target: Target) => boolean): boolean => groups.every((group) => group.some(judge));
  return {
    registered: every(({ state }) => state !== 'unused'),
    healthy: every(({ state }) => state === 'healthy'),
    draining: groups.some((group) => group.some(({ state }) => state === 'draining')),
  };
}

/** Service event messages as real services show them: the parentheses are around "service NAME", not around the name. */
import type { ServiceRecord } from './service-record.js';

type Named = Pick<ServiceRecord, 'name'>;

function listTasks(taskIds: readonly string[]): string {
  return taskIds.map((id) => `(task ${id})`).join(' ');
}

export const EVENT_TEXTS = {
  steady: (s: Named) => `(service ${s.name}) has reached a steady state.`,
  started: (s: Named, ids: readonly string[]) =>
    `(service ${s.name}) has started ${ids.length} tasks: ${listTasks(ids)}.`,
  startedForUnhealthy: (s: Named, ids: readonly string[]) =>
    `(service ${s.name}) has started ${ids.length} tasks: ${listTasks(ids)}. ` +
    `Amazon ECS replaced ${ids.length} tasks due to an unhealthy status.`,
  registered: (s: Named, count: number, group: string) =>
    `(service ${s.name}) registered ${count} targets in (target-group ${group})`,
  deregistered: (s: Named, count: number, group: string) =>
    `(service ${s.name}) deregistered ${count} targets in (target-group ${group})`,
  draining: (s: Named, count: number, deploymentId: string) =>
    `(service ${s.name}, taskSet ${deploymentId}) has begun draining connections on ${count} tasks.`,
  stopped: (s: Named, ids: readonly string[]) =>
    `(service ${s.name}) has stopped ${ids.length} running tasks: ${listTasks(ids)}.`,
  stoppedPending: (s: Named, count: number) => `(service ${s.name}) stopped ${count} pending tasks.`,
  completed: (s: Named, deploymentId: string) =>
    `(service ${s.name}) (deployment ${deploymentId}) deployment completed.`,
  failed: (s: Named, deploymentId: string) =>
    `(service ${s.name}) (deployment ${deploymentId}) deployment failed: tasks failed to start.`,
  rollingBack: (s: Named, deploymentId: string) =>
    `(service ${s.name}) rolling back to deployment ${deploymentId}.`,
  inconsistentStart: (s: Named) =>
    `(service ${s.name}) is unable to consistently start tasks successfully. ` +
    'For more information, see the Troubleshooting section.',
  stuck: (s: Named) =>
    `(service ${s.name}) was unable to stop or start tasks during a deployment because of the service ` +
    'deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
  targetUnhealthy: (s: Named, id: string, port: number, group: string, reason: string) =>
    `(service ${s.name}) (task ${id}) (port ${port}) is unhealthy in (target-group ${group}) due to (reason ${reason}).`,
  containerUnhealthy: (s: Named, id: string) =>
    `(service ${s.name}) (task ${id}) failed container health checks.`,
  noCapacity: (s: Named) =>
    `(service ${s.name}) was unable to place a task. Reason: Capacity is unavailable at this time. ` +
    'Please try again later or in a different availability zone.',
  roleRefused: (s: Named, role: string) =>
    `(service ${s.name}) failed to launch a task with (error ECS was unable to assume the role '${role}' that was ` +
    'provided for this task. Please verify that the role being passed has the proper trust relationship and ' +
    'permissions and that your IAM user has permissions to pass this role.).',
  heldByProtection: (s: Named, deploymentId: string, count: number) =>
    `(service ${s.name}) was unable to reach steady state because (taskSet ${deploymentId}) was unable to scale in ` +
    `due to (reason ${count} tasks under protection)`,
} as const;

import type { Task } from '../model/task.js';

/** Docker uses this many hex digits of a container's id as its host name (bridge mode). */
const DOCKER_HOST_NAME_LENGTH = 12;

/**
 * The tasks that a node can run on, judged by the host part of its name alone: the ENI's private DNS name (awsvpc), its
 * first label, `ip-` and the dashed private address, or the start of a container's runtime id (bridge mode).
 * More than one: the name is ambiguous (host mode), and the node can't be assigned to a task.
 */
export function findTasksOfNode(node: string, tasks: readonly Task[]): readonly Task[] {
  const host = node.slice(node.indexOf('@') + 1);
  return tasks.filter((task) => listNamesOfTask(task).has(host) || isContainerHost(host, task));
}

/** The host names that a Celery worker on this task can have. */
export function listNamesOfTask(task: Task): ReadonlySet<string> {
  const names = new Set<string>();
  if (task.privateDnsName !== null) {
    names.add(task.privateDnsName);
    names.add(firstLabel(task.privateDnsName));
  }
  if (task.privateIpv4 !== null) names.add(`ip-${task.privateIpv4.replaceAll('.', '-')}`);
  return names;
}

function isContainerHost(host: string, task: Task): boolean {
  if (host.length !== DOCKER_HOST_NAME_LENGTH || !/^[0-9a-f]+$/.test(host)) return false;
  return task.containers.some((container) => container.runtimeId?.startsWith(host) ?? false);
}

function firstLabel(name: string): string {
  return name.split('.')[0] ?? name;
}

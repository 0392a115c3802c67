import type { TaskRecord } from '../core/task-record.js';
import type { ContainerSpec } from '../core/world.js';

export interface EnvironmentOptions {
  environment: Readonly<Record<string, string>>;
  agentUrl: (taskId: string) => string;
  /** Second part of the loopback addresses, so that two simulators on one machine stay apart. */
  network: number;
}

type Addressed = Pick<TaskRecord, 'addressIndex'>;

/** A loopback address of the task's own; systems other than Linux have only one. */
export function findLoopbackAddress({ network }: EnvironmentOptions, { addressIndex }: Addressed): string {
  if (process.platform !== 'linux') return '127.0.0.1';
  return `127.${network}.${Math.floor(addressIndex / 250) % 250}.${(addressIndex % 250) + 4}`;
}

/** Source address of the load balancer's checks; undefined: the system chooses. */
export function findBalancerAddress({ network }: EnvironmentOptions): string | undefined {
  return process.platform === 'linux' ? `127.${network}.255.254` : undefined;
}

/** The address that tasks see instead. */
const BALANCER_IPV4 = '10.0.255.254';

/**
 * A task's output as it would be on a machine of its own: loopback addresses are replaced by the private ones of the task
 * and of the load balancer.
 */
export function restoreAddresses(
  options: EnvironmentOptions,
  task: Addressed & Pick<TaskRecord, 'privateIpv4'>,
  line: string,
): string {
  const balancer = findBalancerAddress(options);
  if (balancer === undefined) return line;
  return line
    .replaceAll(findLoopbackAddress(options, task), task.privateIpv4)
    .replaceAll(balancer, BALANCER_IPV4);
}

/** A task gets its own variables, and from this machine only those that a program needs to start. */
export function buildTaskEnvironment(
  options: EnvironmentOptions,
  task: TaskRecord,
  spec: ContainerSpec,
): Record<string, string> {
  const inherited = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    ...options.environment,
    ...spec.environment,
    ECS_AGENT_URI: options.agentUrl(task.id),
    TASK_IP: findLoopbackAddress(options, task),
    TASK_ARN: task.arn,
    HOSTNAME: task.privateDnsName,
    TASK_HOST: task.privateDnsName,
    TASK_DEFINITION_ARN: task.taskDefinitionArn,
    IMAGE: spec.image,
  };
}

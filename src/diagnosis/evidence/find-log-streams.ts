import type { ContainerLog } from '../../model/evidence.js';
import type { ContainerDefinition, TaskDefinitionRevision } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';

export interface FoundLogStream extends Omit<ContainerLog, 'lines'> {
  readonly region: string | null;
}

/**
 * The CloudWatch log streams of a task's containers: `prefix/container/task-id`, or, without a prefix, the container's
 * runtime id (ECS developer guide, awslogs log driver). `elsewhere`: containers that log to another place.
 */
export function findLogStreams(
  revision: TaskDefinitionRevision,
  task: Task,
): { streams: readonly FoundLogStream[]; elsewhere: readonly string[] } {
  const found = revision.definition.containerDefinitions.map((container) => ({
    container: container.name,
    stream: describeStream(container, task),
  }));
  return {
    streams: found.flatMap(({ stream }) => (stream === null ? [] : [stream])),
    elsewhere: found.flatMap(({ container, stream }) => (stream === null ? [container] : [])),
  };
}

function describeStream(container: ContainerDefinition, task: Task): FoundLogStream | null {
  const { logDriver, options = {} } = (container['logConfiguration'] ?? {}) as {
    logDriver?: string;
    options?: Record<string, string>;
  };
  const group = options['awslogs-group'];
  const runtimeId = task.containers.find(({ name }) => name === container.name)?.runtimeId ?? null;
  const prefix = options['awslogs-stream-prefix'];
  const taskId = task.arn.slice(task.arn.lastIndexOf('/') + 1);
  const stream = prefix === undefined ? runtimeId : `${prefix}/${container.name}/${taskId}`;
  if (logDriver !== 'awslogs' || group === undefined || stream === null) return null;
  return {
    taskArn: task.arn,
    container: container.name,
    group,
    stream,
    region: options['awslogs-region'] ?? null,
  };
}

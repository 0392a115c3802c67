/** Evidence of a new task whose container `worker` ended, or runs, and of what it said. */
import type { Evidence } from '../../../src/model/evidence.js';
import type { ContainerDefinition } from '../../../src/model/task-definition.js';
import type { Container, Task } from '../../../src/model/task.js';
import { aLog, aRevision } from './evidence.js';
import { NEW_ARN, NEW_ID, aContainer, aDeadTask, aTask } from './world.js';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task/shop/cccccccccccccccccccccccccccccccc';

interface Options {
  readonly ended?: Partial<Container>;
  readonly task?: Partial<Task>;
  readonly container?: Partial<ContainerDefinition>;
}

/** It exited by itself, with code 1 unless `ended` says otherwise. */
export function aCrash(log: readonly string[], { ended, task, container }: Options = {}): Partial<Evidence> {
  const containers = [aContainer({ lastStatus: 'STOPPED', exitCode: 1, ...ended })];
  return {
    stoppedTasks: [aDeadTask({ arn: ARN, containers, ...task })],
    logs: [aLog(log, { taskArn: ARN })],
    taskDefinition: aRevision(container),
  };
}

/** It runs, and nobody complains of it. */
export function aRunningTask(
  log: readonly string[],
  container: Partial<ContainerDefinition> = {},
): Partial<Evidence> {
  return {
    newTasks: [aTask({ arn: ARN, taskDefinitionArn: NEW_ARN, startedBy: NEW_ID })],
    logs: [aLog(log, { taskArn: ARN })],
    taskDefinition: aRevision(container),
  };
}

/** ECS stopped it to replace it, and had to kill it. */
export const KILLED: Options = {
  ended: { exitCode: 137 },
  task: {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Scaling activity initiated by (deployment ${NEW_ID})`,
  },
};

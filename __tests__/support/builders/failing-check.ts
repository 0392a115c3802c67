/** Evidence of a new task that ECS stopped since the health check of its container failed. */
import type { Evidence } from '../../../src/model/evidence.js';
import { aLog, aRevision } from './evidence.js';
import { NEW_ARN, NEW_ID, aContainer, aTask } from './world.js';

const TASK_ARN = 'arn:aws:ecs:eu-west-1:111122223333:task/shop/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

export function aFailingCheck(
  command: readonly string[],
  { log = [], ...check }: { log?: readonly string[]; [member: string]: unknown } = {},
): Partial<Evidence> {
  const container = aContainer({ healthStatus: 'UNHEALTHY', exitCode: 137 });
  const task = aTask({
    ...{ arn: TASK_ARN, taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, containers: [container] },
    ...{ lastStatus: 'STOPPED', desiredStatus: 'STOPPED', stopCode: 'ServiceSchedulerInitiated' },
    stoppedReason: 'Task failed container health checks',
  });
  return {
    stoppedTasks: [task],
    taskDefinition: aRevision({ healthCheck: { command: ['CMD-SHELL', ...command], ...check } }),
    logs: [aLog(log, { taskArn: TASK_ARN })],
  };
}

/** The same, with a task that passed its check beside it. */
export function aPassingCheck(command: readonly string[]): Partial<Evidence> {
  const healthy = aTask({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, healthStatus: 'HEALTHY' });
  return { ...aFailingCheck(command), newTasks: [healthy] };
}

import type { Task } from '../../model/task.js';
import { createCallSubject, callEcs, type EcsSession } from './ecs-session.js';
import { DescribeTasksCommand, ListTasksCommand } from './sdk.js';
import { toTask } from './to-task.js';

/** DescribeTasks takes at most 100 (API reference), which is also a page of ListTasks. */
const TASKS_PER_CALL = 100;
/** A service has at most 5,000 tasks (service quotas); stopped ones are listed for an hour. */
const PAGES_AT_MOST = 100;

/** The service's tasks; `running`: desiredStatus RUNNING, `stopped`: those that are stopping or have stopped. */
export async function fetchTasks(
  session: EcsSession,
  desired: 'running' | 'stopped',
): Promise<readonly Task[]> {
  const { cluster, service, reader } = session;
  const subject = createCallSubject(session, 'ecs:ListTasks');
  const desiredStatus = desired === 'running' ? 'RUNNING' : 'STOPPED';
  const arns: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const input = {
      cluster,
      serviceName: service,
      desiredStatus,
      ...(nextToken ? { nextToken } : {}),
    } as const;
    const answer = await callEcs(session, subject, (options) =>
      reader.send(new ListTasksCommand(input), options),
    );
    arns.push(...(answer.taskArns ?? []));
    nextToken = answer.nextToken;
    if (!nextToken) break;
  }
  return fetchTasksByArn(session, arns);
}

/** Those of the ARNs that can still be described; ECS reports the others as MISSING, which is no error. */
export async function fetchTasksByArn(
  session: EcsSession,
  arns: readonly string[],
): Promise<readonly Task[]> {
  const { cluster, reader } = session;
  const subject = createCallSubject(session, 'ecs:DescribeTasks');
  const found: Task[] = [];
  for (let start = 0; start < arns.length; start += TASKS_PER_CALL) {
    const command = new DescribeTasksCommand({ cluster, tasks: arns.slice(start, start + TASKS_PER_CALL) });
    const answer = await callEcs(session, subject, (options) => reader.send(command, options));
    found.push(...(answer.tasks ?? []).map(toTask));
  }
  return found;
}

import { createTask } from '../core/create-task.js';
import { buildArn } from '../core/identifiers.js';
import { beginStop } from '../core/stop-task.js';
import { ApiError } from './api-error.js';
import { readNumber, readText, readTexts, requireAtMost, requireText, type Operation } from './call.js';
import { findCluster, findTask, lastPart, requireActiveTaskDefinition, requireService } from './find.js';
import { renderTask } from './render-task.js';

export const listTasks: Operation = ({ world, input }) => {
  const cluster = findCluster(world, input);
  const serviceName = readText(input, 'serviceName');
  const service = serviceName === null ? null : requireService(world, cluster, serviceName);
  const family = readText(input, 'family');
  const startedBy = readText(input, 'startedBy');
  const desired = readText(input, 'desiredStatus') ?? 'RUNNING';
  const size = readNumber(input, 'maxResults') ?? 100;
  if (size < 1 || size > 100) {
    throw new ApiError('InvalidParameterException', 'maxResults must be between 1 and 100.');
  }
  const tasks = Object.values(world.tasks).filter(
    (task) =>
      task.clusterName === cluster.name &&
      task.desiredStatus === desired &&
      (service === null || task.serviceArn === service.arn) &&
      (family === null || world.taskDefinitions[task.taskDefinitionArn]?.family === family) &&
      (startedBy === null || task.startedBy === startedBy),
  );
  const from = Number(readText(input, 'nextToken') ?? '0');
  return {
    taskArns: tasks.slice(from, from + size).map(({ arn }) => arn),
    nextToken: from + size < tasks.length ? String(from + size) : null,
  };
};

export const describeTasks: Operation = (call) => {
  const { world, input } = call;
  const cluster = findCluster(world, input);
  const ids = readTexts(input, 'tasks');
  if (ids.length === 0) throw new ApiError('InvalidParameterException', 'Tasks cannot be empty.');
  requireAtMost(ids, 100, 'tasks');
  const found = ids.map((id) => ({ id, task: findTask(world, cluster, id) }));
  return {
    tasks: found.flatMap(({ task }) => (task === null ? [] : renderTask(call, task))),
    failures: found
      .filter(({ task }) => task === null)
      .map(({ id }) => ({
        arn: buildArn(world, 'ecs', `task/${cluster.name}/${lastPart(id)}`),
        reason: 'MISSING',
      })),
  };
};

export const stopTask: Operation = (call) => {
  const { world, input, nowMs, actions } = call;
  const cluster = findCluster(world, input);
  const task = findTask(world, cluster, requireText(input, 'task'));
  if (task === null) {
    throw new ApiError('InvalidParameterException', 'The referenced task was not found.');
  }
  const reason = readText(input, 'reason') ?? 'Task stopped by user';
  beginStop(world, task, { code: 'UserInitiated', reason }, nowMs, actions);
  return { task: renderTask(call, task) };
};

/** Standalone tasks, as far as they are needed beside services. */
export const runTask: Operation = (call) => {
  const { world, input, nowMs } = call;
  const cluster = findCluster(world, input);
  const definition = requireActiveTaskDefinition(world, requireText(input, 'taskDefinition'));
  const count = readNumber(input, 'count') ?? 1;
  const tasks = Array.from({ length: count }, () =>
    createTask(
      world,
      definition,
      {
        clusterName: cluster.name,
        serviceArn: null,
        startedBy: readText(input, 'startedBy'),
        group: readText(input, 'group') ?? `family:${definition.family}`,
      },
      nowMs,
    ),
  );
  return { tasks: tasks.map((task) => renderTask(call, task)), failures: [] };
};

import { buildArn } from '../core/identifiers.js';
import { findProtectionRefusal } from '../core/protection.js';
import { isProtected, type TaskRecord } from '../core/task-record.js';
import type { JsonObject } from '../core/json.js';
import { ApiError } from './api-error.js';
import {
  compact,
  readFlag,
  readNumber,
  readTexts,
  requireAtMost,
  type Call,
  type Operation,
} from './call.js';
import { findCluster, findTask, lastPart } from './find.js';

const LONGEST_MINUTES = 2880;
const DEFAULT_MINUTES = 120;

/** A task that can't be protected is a failure in a 200 answer, never an error. */
export const updateTaskProtection: Operation = (call) => {
  const { world, input, nowMs } = call;
  const cluster = findCluster(world, input);
  const ids = readTexts(input, 'tasks');
  if (ids.length === 0) throw new ApiError('InvalidParameterException', 'Tasks cannot be empty.');
  requireAtMost(ids, 10, 'tasks');
  const enabled = readFlag(input, 'protectionEnabled');
  if (enabled === null)
    throw new ApiError('InvalidParameterException', 'protectionEnabled can not be blank.');
  const minutes = readNumber(input, 'expiresInMinutes') ?? DEFAULT_MINUTES;
  if (minutes < 1 || minutes > LONGEST_MINUTES) {
    throw new ApiError(
      'InvalidParameterException',
      `expiresInMinutes must be between 1 and ${LONGEST_MINUTES}.`,
    );
  }
  const protectedTasks: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const id of ids) {
    const task = findTask(world, cluster, id);
    const refusal = findProtectionRefusal(world, task, enabled, nowMs);
    if (task === null || refusal !== null) {
      const arn = task?.arn ?? buildArn(world, 'ecs', `task/${cluster.name}/${lastPart(id)}`);
      failures.push(compact({ arn, reason: refusal?.reason ?? 'MISSING', detail: refusal?.detail ?? null }));
      continue;
    }
    task.protectedUntilMs = enabled ? nowMs + minutes * 60_000 : null;
    protectedTasks.push(renderProtection(call, task));
  }
  return { protectedTasks, failures };
};

export const getTaskProtection: Operation = (call) => {
  const { world, input, nowMs } = call;
  const cluster = findCluster(world, input);
  const ids = readTexts(input, 'tasks');
  requireAtMost(ids, 100, 'tasks');
  const asked =
    ids.length > 0
      ? ids.map((id) => ({ id, task: findTask(world, cluster, id) }))
      : Object.values(world.tasks)
          .filter((task) => task.clusterName === cluster.name && isProtected(task, nowMs))
          .map((task) => ({ id: task.arn, task }));
  const failures = asked.flatMap(({ id, task }) => {
    if (task !== null && task.serviceArn !== null && task.lastStatus !== 'STOPPED') return [];
    const arn = task?.arn ?? buildArn(world, 'ecs', `task/${cluster.name}/${lastPart(id)}`);
    return { arn, reason: task !== null && task.serviceArn === null ? 'TASK_NOT_VALID' : 'MISSING' };
  });
  const refused = new Set(failures.map(({ arn }) => arn));
  return {
    protectedTasks: asked.flatMap(({ task }) =>
      task === null || refused.has(task.arn) ? [] : renderProtection(call, task),
    ),
    failures,
  };
};

function renderProtection(call: Call, task: TaskRecord): JsonObject {
  const isOn = isProtected(task, call.nowMs);
  return compact({
    taskArn: task.arn,
    protectionEnabled: isOn,
    expirationDate: isOn && task.protectedUntilMs !== null ? call.toSeconds(task.protectedUntilMs) : null,
  });
}

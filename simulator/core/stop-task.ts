import type { Action } from './action.js';
import { findContainerSpec } from './find-service.js';
import type { ContainerRecord, StopCode, TaskRecord } from './task-record.js';
import type { World } from './world.js';

export interface StopOrder {
  code: StopCode;
  reason: string;
}

/** Whether a container runs or is starting. */
export function isExecuting(task: TaskRecord): boolean {
  return task.containers.some(({ lastStatus, starting }) => starting || lastStatus === 'RUNNING');
}

/**
 * Begins to stop a task. Behind a load balancer it is DEACTIVATING until the scheduler has deregistered its targets and
 * they have drained; otherwise its containers are signalled now.
 */
export function beginStop(
  world: World,
  task: TaskRecord,
  order: StopOrder,
  nowMs: number,
  actions: Action[],
): void {
  if (task.desiredStatus === 'STOPPED') return;
  task.desiredStatus = 'STOPPED';
  task.stopCode = order.code;
  task.stoppedReason = order.reason;
  task.stoppingAtMs = nowMs;
  task.dueAtMs = null;
  if (order.code === 'TaskFailedToStart') task.failure = 'never-ran';
  if (task.registered && !task.deregistered) {
    task.lastStatus = 'DEACTIVATING';
    return;
  }
  signalContainers(world, task, nowMs, actions);
}

/** STOPPING: the stop signal goes to each container's first process; SIGKILL follows after its stopTimeout. */
export function signalContainers(world: World, task: TaskRecord, nowMs: number, actions: Action[]): void {
  if (!isExecuting(task)) {
    finishExecution(world, task, nowMs);
    return;
  }
  task.lastStatus = 'STOPPING';
  signalNext(world, task, nowMs, actions);
}

/** Signals the running containers that no other running container depends on. */
export function signalNext(world: World, task: TaskRecord, nowMs: number, actions: Action[]): void {
  const running = task.containers.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  for (const container of running) {
    if (container.signalled || isNeeded(world, task, container, running)) continue;
    const timeout =
      findContainerSpec(world, task, container.name)?.stopTimeoutSeconds ??
      world.settings.defaultStopTimeoutSeconds;
    container.signalled = true;
    container.killAtMs = nowMs + timeout * 1000;
    actions.push({
      kind: 'signal-container',
      taskArn: task.arn,
      container: container.name,
      signal: 'SIGTERM',
    });
  }
}

function isNeeded(
  world: World,
  task: TaskRecord,
  container: ContainerRecord,
  running: readonly ContainerRecord[],
): boolean {
  return running.some(
    (other) =>
      other !== container &&
      findContainerSpec(world, task, other.name)?.dependsOn.some(
        ({ containerName }) => containerName === container.name,
      ),
  );
}

/** All containers have ended: the network interface is detached next. */
export function finishExecution(world: World, task: TaskRecord, nowMs: number): void {
  if (task.startedAtMs !== null) task.executionStoppedAtMs = nowMs;
  task.lastStatus = 'DEPROVISIONING';
  task.dueAtMs = nowMs + world.settings.deprovisionSeconds * 1000;
}

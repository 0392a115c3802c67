import type { Action } from './action.js';
import { beginStop, isExecuting } from './stop-task.js';
import { requireTaskDefinition } from './find-service.js';
import type { TaskRecord } from './task-record.js';
import type { World } from './world.js';

/** Takes the steps of a task that are due; what the real world must do for them is added to `actions`. */
export function advanceTask(world: World, task: TaskRecord, nowMs: number, actions: Action[]): void {
  while (task.dueAtMs !== null && task.dueAtMs <= nowMs) {
    const atMs = task.dueAtMs;
    task.dueAtMs = null;
    takeStep(world, task, atMs, actions);
  }
  for (const container of task.containers) {
    if (container.killAtMs === null || container.killAtMs > nowMs) continue;
    container.killAtMs = null;
    actions.push({
      kind: 'signal-container',
      taskArn: task.arn,
      container: container.name,
      signal: 'SIGKILL',
    });
  }
  checkContainers(task, nowMs, actions);
}

function takeStep(world: World, task: TaskRecord, atMs: number, actions: Action[]): void {
  const { settings } = world;
  switch (task.lastStatus) {
    case 'PROVISIONING':
      task.lastStatus = 'PENDING';
      task.dueAtMs = atMs + settings.pendingSeconds * 1000;
      break;
    case 'PENDING':
      task.lastStatus = 'ACTIVATING';
      task.pullStartedAtMs = atMs;
      task.dueAtMs = atMs + findPullSeconds(world, task) * 1000;
      break;
    case 'ACTIVATING':
      finishPull(world, task, atMs, actions);
      break;
    case 'DEPROVISIONING':
      task.lastStatus = 'STOPPED';
      task.stoppedAtMs = atMs;
      for (const container of task.containers) container.lastStatus = 'STOPPED';
      break;
    default:
  }
}

function listImages(world: World, task: TaskRecord): string[] {
  return requireTaskDefinition(world, task.taskDefinitionArn).containers.map(({ image }) => image);
}

/** Why the task's images can't be pulled; null: they can. A tag that contains `missing` can never be pulled. */
function findPullFailure(world: World, task: TaskRecord): string | null {
  for (const image of listImages(world, task)) {
    const ordered = world.faults.brokenImages.find(({ part }) => image.includes(part));
    const isMissing = image.slice(image.lastIndexOf('/') + 1).includes('missing');
    if (ordered === undefined && !isMissing) continue;
    return (
      ordered?.reason ??
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): ' +
        `failed to resolve ref ${image}: not found`
    );
  }
  return null;
}

function findPullSeconds(world: World, task: TaskRecord): number {
  if (findPullFailure(world, task) !== null) return world.settings.pullFailureSeconds;
  const slow = Object.entries(world.faults.slowStartSeconds)
    .filter(([part]) => listImages(world, task).some((image) => image.includes(part)))
    .map(([, seconds]) => seconds);
  return world.settings.pullSeconds + Math.max(0, ...slow);
}

function finishPull(world: World, task: TaskRecord, atMs: number, actions: Action[]): void {
  const reason = findPullFailure(world, task);
  if (reason !== null) {
    for (const container of task.containers) {
      container.reason = reason;
    }
    beginStop(world, task, { code: 'TaskFailedToStart', reason }, atMs, actions);
    return;
  }
  task.pullStoppedAtMs = atMs;
  startReadyContainers(world, task, actions);
}

/** Starts the containers whose `dependsOn` conditions hold. */
export function startReadyContainers(world: World, task: TaskRecord, actions: Action[]): void {
  const { containers: specs } = requireTaskDefinition(world, task.taskDefinitionArn);
  for (const spec of specs) {
    const container = task.containers.find(({ name }) => name === spec.name);
    if (container === undefined || container.lastStatus !== 'PENDING' || container.starting) continue;
    const ready = spec.dependsOn.every(({ containerName, condition }) => {
      const other = task.containers.find(({ name }) => name === containerName);
      if (other === undefined) return true;
      if (condition === 'HEALTHY') return other.health?.status === 'HEALTHY';
      if (condition === 'COMPLETE') return other.lastStatus === 'STOPPED';
      if (condition === 'SUCCESS') return other.exitCode === 0;
      return other.lastStatus !== 'PENDING';
    });
    if (!ready) continue;
    container.starting = true;
    actions.push({ kind: 'start-container', taskArn: task.arn, container: container.name });
  }
}

function checkContainers(task: TaskRecord, nowMs: number, actions: Action[]): void {
  if (!isExecuting(task) || task.desiredStatus !== 'RUNNING') return;
  for (const container of task.containers) {
    const { health } = container;
    if (health === null || health.nextCheckAtMs === null || health.nextCheckAtMs > nowMs) continue;
    health.nextCheckAtMs = null;
    actions.push({ kind: 'check-container', taskArn: task.arn, container: container.name });
  }
}

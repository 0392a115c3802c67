import type { Action, Fact } from './action.js';
import { startReadyContainers } from './advance-task.js';
import { acceptProbe } from './advance-target.js';
import { findContainerSpec, requireTaskDefinition } from './find-service.js';
import { beginStop, finishExecution, isExecuting, signalNext } from './stop-task.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import type { World } from './world.js';

/** Applies what the real world reports. */
export function acceptFact(world: World, fact: Fact, nowMs: number, actions: Action[]): void {
  if (fact.kind === 'target-probed') {
    acceptProbe(world, fact, nowMs);
    return;
  }
  const task = world.tasks[fact.taskArn];
  const container = task?.containers.find(({ name }) => name === fact.container);
  if (task === undefined || container === undefined) return;
  switch (fact.kind) {
    case 'container-started':
      acceptStart(world, task, container, nowMs, actions);
      break;
    case 'container-not-started':
      container.lastStatus = 'STOPPED';
      container.starting = false;
      container.reason = fact.reason;
      beginStop(world, task, { code: 'TaskFailedToStart', reason: fact.reason }, nowMs, actions);
      endIfGone(world, task, nowMs);
      break;
    case 'container-exited':
      container.exitCode = fact.exitCode;
      container.reason = fact.reason;
      acceptExit(world, task, container, nowMs, actions);
      break;
    case 'container-checked':
      acceptCheck(world, task, container, fact.passed, nowMs);
      startReadyContainers(world, task, actions);
      break;
  }
}

function acceptStart(
  world: World,
  task: TaskRecord,
  container: ContainerRecord,
  nowMs: number,
  actions: Action[],
): void {
  container.lastStatus = 'RUNNING';
  container.starting = false;
  if (container.health !== null) {
    container.health.startedAtMs = nowMs;
    container.health.nextCheckAtMs = nowMs + findInterval(world, task, container) * 1000;
  }
  if (task.desiredStatus === 'STOPPED') {
    signalNext(world, task, nowMs, actions);
    return;
  }
  startReadyContainers(world, task, actions);
  if (
    task.lastStatus === 'ACTIVATING' &&
    task.containers.every(({ lastStatus }) => lastStatus !== 'PENDING')
  ) {
    task.lastStatus = 'RUNNING';
    task.startedAtMs = nowMs;
  }
}

function acceptExit(
  world: World,
  task: TaskRecord,
  container: ContainerRecord,
  nowMs: number,
  actions: Action[],
): void {
  container.lastStatus = 'STOPPED';
  container.killAtMs = null;
  const essential = findContainerSpec(world, task, container.name)?.essential ?? true;
  if (task.desiredStatus === 'RUNNING') {
    const lastOne = !isExecuting(task);
    if (essential || lastOne) {
      const order = {
        code: 'EssentialContainerExited',
        reason: 'Essential container in task exited',
      } as const;
      task.failure = task.startedAtMs === null ? 'never-ran' : task.healthyAtMs === null ? 'crashed' : null;
      beginStop(world, task, order, nowMs, actions);
      return;
    }
    startReadyContainers(world, task, actions);
    return;
  }
  signalNext(world, task, nowMs, actions);
  endIfGone(world, task, nowMs);
}

function endIfGone(world: World, task: TaskRecord, nowMs: number): void {
  if (isExecuting(task) || task.lastStatus === 'DEACTIVATING') return;
  if (task.lastStatus === 'DEPROVISIONING' || task.lastStatus === 'STOPPED') return;
  finishExecution(world, task, nowMs);
}

function findInterval(world: World, task: TaskRecord, container: ContainerRecord): number {
  const { containers } = requireTaskDefinition(world, task.taskDefinitionArn);
  return containers.find(({ name }) => name === container.name)?.healthCheck?.intervalSeconds ?? 30;
}

/** A success counts at once; failures count only after the start period, once there are `retries` in a row. */
function acceptCheck(
  world: World,
  task: TaskRecord,
  container: ContainerRecord,
  passed: boolean,
  nowMs: number,
): void {
  const spec = findContainerSpec(world, task, container.name)?.healthCheck;
  const { health } = container;
  if (health === null || spec === null || spec === undefined) return;
  health.nextCheckAtMs = nowMs + spec.intervalSeconds * 1000;
  if (passed) {
    health.status = 'HEALTHY';
    health.failures = 0;
    return;
  }
  const starting = health.status === 'UNKNOWN' && nowMs - health.startedAtMs < spec.startPeriodSeconds * 1000;
  if (starting) return;
  health.failures += 1;
  if (health.failures >= spec.retries) health.status = 'UNHEALTHY';
}

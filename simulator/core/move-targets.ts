import type { Action } from './action.js';
import { deregisterTarget, registerTarget } from './advance-target.js';
import { announce } from './announce.js';
import { EVENT_TEXTS } from './event-texts.js';
import { findTasks } from './find-service.js';
import type { ServiceRecord } from './service-record.js';
import { isExecuting, signalContainers } from './stop-task.js';
import type { TaskRecord } from './task-record.js';
import { listTargets } from './task-health.js';
import type { World } from './world.js';

/** Registers running tasks, deregisters those that are to stop, and stops those that have drained. */
export function moveTargets(world: World, service: ServiceRecord, nowMs: number, actions: Action[]): void {
  if (service.loadBalancers.length === 0) return;
  const tasks = findTasks(world, service);
  stopDrained(world, tasks, nowMs, service, actions);
  register(world, service, tasks, nowMs);
  deregister(world, service, tasks, nowMs);
}

function register(world: World, service: ServiceRecord, tasks: readonly TaskRecord[], nowMs: number): void {
  const added = tasks.filter(
    (task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING' && !task.registered,
  );
  if (added.length === 0) return;
  for (const { targetGroupArn, containerPort } of service.loadBalancers) {
    const group = world.targetGroups[targetGroupArn];
    if (group === undefined) continue;
    for (const task of added) {
      registerTarget(world, group, { id: task.privateIpv4, port: containerPort, taskArn: task.arn }, nowMs);
      task.registered = true;
    }
    announce(world, service, EVENT_TEXTS.registered(service, added.length, targetGroupArn), nowMs);
  }
}

function deregister(world: World, service: ServiceRecord, tasks: readonly TaskRecord[], nowMs: number): void {
  const leaving = tasks.filter(
    (task) =>
      task.desiredStatus === 'STOPPED' &&
      task.registered &&
      !task.deregistered &&
      (task.stoppingAtMs ?? nowMs) < nowMs,
  );
  if (leaving.length === 0) return;
  for (const { targetGroupArn, containerPort } of service.loadBalancers) {
    const group = world.targetGroups[targetGroupArn];
    for (const target of group?.targets ?? []) {
      if (group === undefined || target.port !== containerPort) continue;
      if (leaving.some(({ arn }) => arn === target.taskArn)) deregisterTarget(group, target, nowMs);
    }
    announce(world, service, EVENT_TEXTS.deregistered(service, leaving.length, targetGroupArn), nowMs);
  }
  for (const deploymentId of new Set(leaving.map(({ startedBy }) => startedBy ?? ''))) {
    const count = leaving.filter(({ startedBy }) => startedBy === deploymentId).length;
    announce(world, service, EVENT_TEXTS.draining(service, count, deploymentId), nowMs);
  }
  for (const task of leaving) task.deregistered = true;
}

/** The end of the delay is noticed by the next pass; a task whose processes have ended is not kept for it. */
function stopDrained(
  world: World,
  tasks: readonly TaskRecord[],
  nowMs: number,
  service: ServiceRecord,
  actions: Action[],
): void {
  for (const task of tasks) {
    if (task.lastStatus !== 'DEACTIVATING' || !task.deregistered) continue;
    const drained = listTargets(world, service, task).every((target) => target?.state !== 'draining');
    if (drained || !isExecuting(task)) signalContainers(world, task, nowMs, actions);
  }
}

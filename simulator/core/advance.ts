import { acceptFact } from './accept-fact.js';
import type { Action, Fact } from './action.js';
import { advanceTargets } from './advance-target.js';
import { advanceTask } from './advance-task.js';
import { scheduleService } from './schedule-service.js';
import type { World } from './world.js';

export interface Advance {
  world: World;
  actions: Action[];
}

/** Everything that is due by `nowMs` happens; the given world stays as it was. */
export function advance(before: World, nowMs: number): Advance {
  const world = structuredClone(before);
  const actions: Action[] = [];
  for (const task of Object.values(world.tasks)) advanceTask(world, task, nowMs, actions);
  if (world.nextTickMs <= nowMs) {
    for (const service of Object.values(world.services)) {
      scheduleService(world, service, nowMs, actions);
    }
    const tickMs = world.settings.tickSeconds * 1000;
    world.nextTickMs += tickMs * Math.ceil((nowMs - world.nextTickMs + 1) / tickMs);
    forgetOldTasks(world, nowMs);
  }
  advanceTargets(world, nowMs, actions);
  return { world, actions };
}

/** The world after something was reported from outside. */
export function accept(before: World, fact: Fact, nowMs: number): Advance {
  const world = structuredClone(before);
  const actions: Action[] = [];
  acceptFact(world, fact, nowMs, actions);
  return { world, actions };
}

/** When something is due next, if nothing happens outside. */
export function findNextDueMs(world: World): number {
  let nextMs = world.nextTickMs;
  const note = (dueMs: number | null): void => {
    if (dueMs !== null && dueMs < nextMs) nextMs = dueMs;
  };
  for (const task of Object.values(world.tasks)) {
    if (task.lastStatus === 'STOPPED') continue;
    note(task.dueAtMs);
    for (const container of task.containers) {
      note(container.killAtMs);
      if (task.desiredStatus === 'RUNNING') note(container.health?.nextCheckAtMs ?? null);
    }
  }
  for (const group of Object.values(world.targetGroups)) {
    for (const target of group.targets) {
      note(target.nextProbeAtMs);
      note(target.drainedAtMs);
    }
  }
  return nextMs;
}

function forgetOldTasks(world: World, nowMs: number): void {
  const memoryMs = world.settings.stoppedTaskMemorySeconds * 1000;
  for (const task of Object.values(world.tasks)) {
    if (task.stoppedAtMs !== null && nowMs - task.stoppedAtMs > memoryMs) {
      Reflect.deleteProperty(world.tasks, task.arn);
    }
  }
}

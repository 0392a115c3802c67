import type { Action } from './action.js';
import { scaleService } from './scale-service.js';
import { beginStop } from './stop-task.js';
import type { Faults, World } from './world.js';

/** A fault of the world itself. */
export type WorldFault =
  /** At most this many tasks fit at once, stopping ones included; null lifts the limit. */
  | { kind: 'no-capacity'; room: number | null }
  /** Images whose reference contains this can't be pulled; `reason` becomes the task's stoppedReason. */
  | { kind: 'pull-failure'; image: string; reason?: string }
  /** Roles whose ARN contains this can't be assumed. */
  | { kind: 'role-refused'; role: string }
  /** Images whose reference contains this take this many more simulated seconds to start. */
  | { kind: 'slow-start'; image: string; seconds: number }
  /** Auto Scaling sets the desired count: on both revisions, and during a deployment only upwards. */
  | { kind: 'set-desired'; service: string; cluster?: string; desiredCount: number }
  /** Fargate Spot interrupts a task; protection doesn't help. */
  | { kind: 'spot-interruption'; taskArn: string };

/** Makes the fault part of the world. */
export function orderFault(world: World, fault: WorldFault, nowMs: number, actions: Action[]): void {
  const { faults } = world;
  switch (fault.kind) {
    case 'no-capacity':
      faults.room = fault.room;
      break;
    case 'pull-failure':
      faults.brokenImages.push({ part: fault.image, reason: fault.reason ?? null });
      break;
    case 'role-refused':
      faults.refusedRoles.push(fault.role);
      break;
    case 'slow-start':
      faults.slowStartSeconds[fault.image] = fault.seconds;
      break;
    case 'set-desired': {
      const service = Object.values(world.services).find(
        ({ name, clusterName }) => name === fault.service && clusterName === (fault.cluster ?? clusterName),
      );
      if (service !== undefined) scaleService(world, service, fault.desiredCount, true);
      break;
    }
    case 'spot-interruption': {
      const task = world.tasks[fault.taskArn];
      const order = { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' } as const;
      if (task !== undefined) beginStop(world, task, order, nowMs, actions);
      break;
    }
  }
}

export function noFaults(): Faults {
  return { room: null, brokenImages: [], refusedRoles: [], slowStartSeconds: {} };
}

import type { Action } from './action.js';
import { scaleService } from './scale-service.js';
import { beginStop } from './stop-task.js';
import type { Troubles, World } from './world.js';

/** Trouble with the world itself. */
export type WorldTrouble =
  /** So many tasks fit into the world at once, stopping ones included; null: no limit again. */
  | { kind: 'no-capacity'; room: number | null }
  /** Images whose reference contains this can't be pulled; `reason` becomes the task's stoppedReason. */
  | { kind: 'pull-failure'; image: string; reason?: string }
  /** Roles whose ARN contains this can't be assumed. */
  | { kind: 'role-refused'; role: string }
  /** Images whose reference contains this take so many simulated seconds longer to start. */
  | { kind: 'slow-start'; image: string; seconds: number }
  /** Auto Scaling scales: both revisions, and only out during a deployment. */
  | { kind: 'set-desired'; service: string; cluster?: string; desiredCount: number }
  /** Fargate Spot takes a task away: no protection helps. */
  | { kind: 'spot-interruption'; taskArn: string };

/** Makes the world a harder place. */
export function orderTrouble(world: World, trouble: WorldTrouble, nowMs: number, actions: Action[]): void {
  const { troubles } = world;
  switch (trouble.kind) {
    case 'no-capacity':
      troubles.room = trouble.room;
      break;
    case 'pull-failure':
      troubles.brokenImages.push({ part: trouble.image, reason: trouble.reason ?? null });
      break;
    case 'role-refused':
      troubles.refusedRoles.push(trouble.role);
      break;
    case 'slow-start':
      troubles.slowStartSeconds[trouble.image] = trouble.seconds;
      break;
    case 'set-desired': {
      const service = Object.values(world.services).find(
        ({ name, clusterName }) =>
          name === trouble.service && clusterName === (trouble.cluster ?? clusterName),
      );
      if (service !== undefined) scaleService(world, service, trouble.desiredCount, true);
      break;
    }
    case 'spot-interruption': {
      const task = world.tasks[trouble.taskArn];
      const order = { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' } as const;
      if (task !== undefined) beginStop(world, task, order, nowMs, actions);
      break;
    }
  }
}

export function listNoTroubles(): Troubles {
  return { room: null, brokenImages: [], refusedRoles: [], slowStartSeconds: {} };
}

import { scaleService } from './scale-service.js';
import type { Troubles, World } from './world.js';

export type WorldTrouble =
  | { kind: 'no-capacity'; room: number | null }
  | { kind: 'pull-failure'; image: string }
  | { kind: 'role-refused'; role: string }
  | { kind: 'slow-start'; image: string; seconds: number }
  | { kind: 'set-desired'; service: string; cluster?: string; desiredCount: number };

/** Makes the world a harder place. */
export function orderTrouble(world: World, trouble: WorldTrouble): void {
  const { troubles } = world;
  switch (trouble.kind) {
    case 'no-capacity':
      troubles.room = trouble.room;
      break;
    case 'pull-failure':
      troubles.brokenImages.push(trouble.image);
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
  }
}

export function listNoTroubles(): Troubles {
  return { room: null, brokenImages: [], refusedRoles: [], slowStartSeconds: {} };
}

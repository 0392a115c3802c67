import type { TargetRecord } from '../core/load-balancer-record.js';
import type { World } from '../core/world.js';

/** Round robin over the healthy targets of a listener; over the unhealthy when none is healthy (fail-open). */
export function pickTarget(world: World, listenerArn: string, turn: number): TargetRecord | null {
  const groups = world.listeners[listenerArn]?.targetGroupArns ?? [];
  const targets = groups.flatMap((arn) => world.targetGroups[arn]?.targets ?? []);
  const healthy = targets.filter(({ state }) => state === 'healthy');
  const candidates = healthy.length > 0 ? healthy : targets.filter(({ state }) => state === 'unhealthy');
  return candidates[turn % Math.max(1, candidates.length)] ?? null;
}

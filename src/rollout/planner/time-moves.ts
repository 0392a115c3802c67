import type { CapacityPoint, Pace, PlannedMove, Range } from '../../model/rollout-plan.js';
import type { Move } from './plan-moves.js';

export interface Schedule {
  readonly moves: readonly PlannedMove[];
  /** From UpdateService to COMPLETED: every new task is healthy and every old one STOPPED. */
  readonly endMs: number;
  readonly capacity: readonly CapacityPoint[];
}

interface Change {
  readonly afterMs: number;
  readonly running: number;
  readonly healthy: number;
  readonly stopping: number;
}

/** When each move happens if every step takes its best, expected or worst time. */
export function timeMoves(
  moves: readonly Move[],
  pace: Pace,
  which: keyof Range,
  begin: { readonly running: number; readonly healthy: number },
): Schedule {
  const changes: Change[] = [];
  const timed: PlannedMove[] = [];
  let nowMs = pace.notice[which];
  let lastStartMs = 0;
  let unhealthy = begin.running - begin.healthy;
  let endMs = nowMs;
  for (const { kind, count, waitsFor } of moves) {
    if (timed.length > 0) {
      const provedMs = lastStartMs + pace.start[which] + pace.prove[which] + pace.notice[which];
      nowMs = waitsFor === 'health' ? Math.max(nowMs, provedMs) : nowMs + pace.pass[which];
    }
    timed.push({ kind, count, afterMs: nowMs });
    if (kind === 'start') {
      lastStartMs = nowMs;
      const healthyMs = nowMs + pace.start[which] + pace.prove[which];
      changes.push({ afterMs: nowMs, running: count, healthy: 0, stopping: 0 });
      changes.push({ afterMs: healthyMs, running: 0, healthy: count, stopping: 0 });
      endMs = Math.max(endMs, healthyMs);
    } else {
      const goneMs = nowMs + pace.stop[which];
      const healthy = count - unhealthy;
      unhealthy = 0;
      changes.push({ afterMs: nowMs, running: -count, healthy: -healthy, stopping: count });
      changes.push({ afterMs: goneMs, running: 0, healthy: 0, stopping: -count });
      endMs = Math.max(endMs, goneMs);
    }
  }
  return { moves: timed, endMs: endMs + pace.notice[which], capacity: addUp(begin, changes) };
}

function addUp(
  begin: { readonly running: number; readonly healthy: number },
  changes: readonly Change[],
): CapacityPoint[] {
  const points: CapacityPoint[] = [{ afterMs: 0, ...begin, stopping: 0 }];
  for (const change of [...changes].sort((a, b) => a.afterMs - b.afterMs)) {
    const last = points.at(-1) ?? { afterMs: 0, ...begin, stopping: 0 };
    const point = {
      afterMs: change.afterMs,
      running: last.running + change.running,
      healthy: last.healthy + change.healthy,
      stopping: last.stopping + change.stopping,
    };
    if (last.afterMs === change.afterMs) points.pop();
    points.push(point);
  }
  return points;
}

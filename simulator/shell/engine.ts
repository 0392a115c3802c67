import type { Action, Fact } from '../core/action.js';
import { accept, advance, findNextDueMs, type Advance } from '../core/advance.js';
import type { World } from '../core/world.js';
import type { SimulatedClock } from './simulated-clock.js';

/** Holds the world, advances its time, and hands its actions to whatever carries them out. */
export interface Engine {
  readonly clock: SimulatedClock;
  readonly world: () => World;
  report(fact: Fact): void;
  /** Changes a draft of the world; when `change` throws, nothing has changed. */
  transact<T>(change: (draft: World, nowMs: number, actions: Action[]) => T): T;
  stop(): void;
}

const LONGEST_PAUSE_MS = 1000;

export function createEngine(
  initial: World,
  clock: SimulatedClock,
  perform: (action: Action, world: World) => void,
): Engine {
  let world = initial;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const take = (step: Advance): void => {
    world = step.world;
    for (const action of step.actions) perform(action, world);
  };
  const rearm = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(pump, Math.min(LONGEST_PAUSE_MS, clock.realMsUntil(findNextDueMs(world))));
  };
  function pump(): void {
    if (stopped) return;
    const nowMs = clock.nowMs();
    if (findNextDueMs(world) <= nowMs) take(advance(world, nowMs));
    rearm();
  }
  rearm();
  return {
    clock,
    world: () => world,
    report: (fact) => {
      if (stopped) return;
      take(accept(world, fact, clock.nowMs()));
      rearm();
    },
    transact: (change) => {
      const draft = structuredClone(world);
      const actions: Action[] = [];
      const result = change(draft, clock.nowMs(), actions);
      take({ world: draft, actions });
      rearm();
      return result;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

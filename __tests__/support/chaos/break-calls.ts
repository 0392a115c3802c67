/** Faults at the ports of the world in memory: the n-th call of a run fails, and for some time every later one of its kind. */
import { WorldError } from '../../../src/errors.js';
import type { FakeWorld } from '../fakes/fake-world.js';

export type Where = 'ecs' | 'broker' | 'undo record';
/** `lost`: carried out, and the answer is lost. */
export type What = 'unreachable' | 'lost' | 'other' | 'denied';
export type HowLong = 'this call' | '10 s' | 'to the end of main';

export interface Fault {
  /** The how-many-th call of the run, over all ports. */
  readonly nth: number;
  readonly what: What;
  readonly howLong: HowLong;
}

export interface Call {
  readonly where: Where;
  readonly method: string;
}

export interface BrokenCalls {
  /** Every call so far. */
  readonly calls: readonly Call[];
  /** The call at which the fault began; null: the run ended before. */
  readonly struck: () => Call | null;
  /** Main is over: calls work again. */
  readonly heal: () => void;
}

const LASTS_MS = 10_000;

/** Counts the calls of this world, and breaks them as the fault says. null: only counts. */
export function breakCalls(fake: FakeWorld, fault: Fault | null): BrokenCalls {
  const { world } = fake.run;
  const calls: Call[] = [];
  let struck: { call: Call; atMs: number } | null = null;
  let isHealed = false;
  const isBroken = (call: Call): boolean => {
    calls.push(call);
    if (fault === null || isHealed) return false;
    if (calls.length === fault.nth) struck = { call, atMs: world.clock.now() };
    if (struck === null || struck.call.where !== call.where) return false;
    if (fault.what === 'denied' && struck.call.method !== call.method) return false;
    if (fault.howLong === 'this call') return struck.call === call;
    return fault.howLong === 'to the end of main' || world.clock.now() - struck.atMs < LASTS_MS;
  };
  const tap = <T extends object>(where: Where, port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]): unknown => {
          const perform = (): unknown => Reflect.apply(member, target, values);
          const method = String(name);
          // Reading the file that main left can't fail here: post knows its state from the runner too.
          if (where === 'undo record' && method === 'read') return perform();
          if (!isBroken({ where, method })) return perform();
          if (fault?.what === 'lost') perform();
          const error = errorOf(where, method, fault?.what ?? 'other');
          if (where === 'undo record') throw error;
          return Promise.reject(error);
        };
      },
    });
  const celery = tap('broker', fake.celery.port);
  Object.assign(world, {
    ecs: tap('ecs', world.ecs),
    undo: tap('undo record', world.undo),
    connectCelery: () => Promise.resolve(celery),
  });
  return {
    calls,
    struck: () => struck?.call ?? null,
    heal: () => {
      isHealed = true;
    },
  };
}

function errorOf(where: Where, method: string, what: What): Error {
  if (where === 'undo record') return new Error('ENOSPC: no space left on device');
  const call = where === 'ecs' ? `ecs:${method}` : 'broker';
  const kind = what === 'lost' ? 'unreachable' : what;
  return new WorldError(kind, call, `${call} failed (${what}).`);
}

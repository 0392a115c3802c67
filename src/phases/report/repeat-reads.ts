import type { EcsPort } from '../../ports.js';
import type { Run } from '../run.js';
import { fetchPatiently } from './fetch-known.js';

/** ECS, whose reads are repeated while they fail in passing, all of them together for at most `boundMs` from now. */
export function repeatReads(run: Run, boundMs: number): EcsPort {
  const { clock, ecs } = run.world;
  const untilMs = clock.now() + boundMs;
  return new Proxy(ecs, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || !String(name).startsWith('fetch')) return member;
      return (...values: unknown[]): Promise<unknown> =>
        fetchPatiently(
          run,
          'the service',
          Math.max(0, untilMs - clock.now()),
          () => Reflect.apply(member, target, values) as Promise<unknown>,
        );
    },
  });
}

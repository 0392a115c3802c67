import type { Run } from '../run.js';
import { fetchPatiently } from './fetch-known.js';

/** Methods that ask and change nothing: those of ECS by their verb, and Celery's questions. */
const READS = /^(fetch\w*|ping|look|explain\w*)$/;

/** The same port, whose reads are repeated while they fail in passing, all of them together until `untilMs`. */
export function repeatReads<T extends object>(run: Run, scope: string, port: T, untilMs: number): T {
  const { clock } = run.world;
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      const call = (values: unknown[]): unknown => Reflect.apply(member, target, values);
      if (!READS.test(String(name))) return (...values: unknown[]): unknown => call(values);
      return (...values: unknown[]): Promise<unknown> => {
        const boundMs = Math.max(0, untilMs - clock.now());
        return fetchPatiently(run, scope, boundMs, () => call(values) as Promise<unknown>);
      };
    },
  });
}

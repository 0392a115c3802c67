import { describe, expect, test } from '@jest/globals';
import { type Death, interruptHandOver } from '../support/shop/interrupt-hand-over.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { CountedCall } from '../support/action/start-counting-proxy.js';
import { startTogether } from '../support/start-together.js';
import { useShops } from '../support/shop/use-shops.js';

/** A sample; `npm run sweep -- overlap` interrupts at every call. */
const SAMPLE = {
  protecting: ['killed after', 'UpdateTaskProtection', 1],
  updating: ['killed after', 'UpdateService', 1],
  silencing: ['killed before', 'cancel_consumer', 1],
  cancelling: ['cancelled', 'cancel_consumer', 1],
  releasing: ['killed before', 'UpdateTaskProtection', 2],
} as const satisfies Record<string, readonly [Death, string, number]>;

/** Longer than post waits for jobs, shorter than the protection: 37 simulated minutes. */
const LONG_S = 58;

/** The call with this name that comes as `number`th. */
function callOf(what: string, number: number): (call: CountedCall) => boolean {
  let seen = 0;
  return (call) => call.names.includes(what) && ++seen === number;
}

const places = useShops((shop, { port }) => {
  const drain = 'overlap';
  const interrupt = (name: keyof typeof SAMPLE) => {
    const [death, what, number] = SAMPLE[name];
    return () => interruptHandOver(shop, port, name, { at: callOf(what, number), death, drain });
  };
  return startTogether({
    ...{ protecting: interrupt('protecting'), updating: interrupt('updating') },
    ...{ silencing: interrupt('silencing'), cancelling: interrupt('cancelling') },
    releasing: interrupt('releasing'),
    long: () => {
      const at = callOf('cancel_consumer', 1);
      return interruptHandOver(shop, port, 'long', { at, death: 'killed after', drain, jobS: LONG_S });
    },
  });
});

describe.each(BROKERS)('an interrupted overlap, on %s', (kind) => {
  const place = places[kind];

  test.each(['protecting', 'updating', 'silencing', 'cancelling', 'releasing'] as const)(
    '%s: no job is cut, every worker consumes, no task stays protected',
    async (name) => {
      const { call, post, protectedTasks } = await place.runs[name];
      expect(call?.names).toContain(SAMPLE[name][1]);
      expect(post.exitCode).toBe(0);
      expect(protectedTasks).toEqual([]);
    },
  );

  test('jobs that outlast post finish under the protection, and post names when it expires', async () => {
    const { post, protectedTasks } = await place.runs.long;
    expect(post.exitCode).toBe(0);
    expect(protectedTasks.length).toBeGreaterThan(0);
  });
});

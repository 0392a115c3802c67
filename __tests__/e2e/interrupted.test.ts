import { describe, expect, test } from '@jest/globals';
import { listChanges } from '../support/shop/aws-calls.js';
import { startDeploy } from '../support/shop/deploy.js';
import { type Death, type Interrupted, interruptHandOver } from '../support/shop/interrupt-hand-over.js';
import { runPost } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { CountedCall } from '../support/action/start-counting-proxy.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

/** A sample; `npm run sweep` interrupts at every call. */
const SAMPLE: readonly (readonly [Death, string])[] = [
  ['killed before', 'cancel_consumer'],
  ['killed after', 'cancel_consumer'],
  ['cancelled', 'active'],
  ['killed after', 'RegisterTaskDefinition'],
  ['killed before', 'UpdateService'],
  ['killed after', 'UpdateService'],
  ['cancelled', 'UpdateService'],
];

const nameOf = (death: Death, what: string): string => `${death} ${what}`.replaceAll(/[^a-zA-Z]/g, '-');

describe.each(BROKERS)('an interrupted drain and deploy, on %s', (kind) => {
  let runs: Readonly<Record<string, Promise<Interrupted>>>;
  const place = useShop(kind, {}, (shop, broker) => {
    const starts = SAMPLE.map(([death, what]) => {
      const name = nameOf(death, what);
      const at = (call: CountedCall): boolean => call.names.includes(what);
      return [
        name,
        () => interruptHandOver(shop, broker.port, name, { at, death, drain: 'before' }),
      ] as const;
    });
    runs = startTogether(Object.fromEntries(starts));
    return Promise.resolve(async () => {
      await Promise.allSettled(Object.values(runs));
    });
  });

  test.each(SAMPLE)(
    '%s %s: no job is cut, every worker consumes, and a later job runs',
    async (death, what) => {
      const run = await runs[nameOf(death, what)];
      expect(run?.call?.names).toContain(what);
      expect(run?.post.exitCode).toBe(0);
      expectEnding(death, run);
    },
  );

  test('killed at its start: post changes nothing', async () => {
    const { shop } = place;
    const service = await shop.openService({ name: 'stillborn' });
    const action = startDeploy(shop, service);
    action.kill('SIGKILL');
    const post = await runPost(await action.done);
    expect(post.exitCode).toBe(0);
    // The one from before the deploy.
    expect(listChanges(shop.simulator, service.name)).toEqual(['RegisterTaskDefinition']);
  });
});

/** A cancelled step says so and exits within 7.5 s: SIGINT was enough. */
function expectEnding(death: Death, run: Interrupted | undefined): void {
  if (death === 'cancelled') {
    expect(run?.signal).toBe('SIGINT');
    expect(run?.main).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(run?.main.summary).toMatch(/cancelled/i);
  } else {
    expect(run?.main.signal).toBe('SIGKILL');
  }
}

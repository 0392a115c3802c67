import { describe, expect, test } from '@jest/globals';
import { listChanges } from '../support/aws-calls.js';
import { type Death, interruptHandOver } from '../support/interrupt-hand-over.js';
import { type ActionResult, runPost, startStep } from '../support/run-action.js';
import { BROKERS } from '../support/start-broker.js';
import type { CountedCall } from '../support/start-counting-proxy.js';
import { useShop } from '../support/use-shop.js';

/** A fixed sample; `npm run sweep` does it at every call. */
const SAMPLE: readonly (readonly [Death, string])[] = [
  ['killed before', 'cancel_consumer'],
  ['killed after', 'cancel_consumer'],
  ['cancelled', 'active'],
  ['killed after', 'RegisterTaskDefinition'],
  ['killed before', 'UpdateService'],
  ['killed after', 'UpdateService'],
  ['cancelled', 'UpdateService'],
];

describe.each(BROKERS)('a hand-over that is interrupted, on %s', (kind) => {
  const place = useShop(kind);

  test.each(SAMPLE)('%s %s: no job is cut, nobody is deaf, and a later job runs', async (death, what) => {
    const at = (call: CountedCall): boolean => call.what === what;
    const name = `${death} ${what}`.replaceAll(/[^a-zA-Z]/g, '-');
    const { call, main, post, signal } = await interruptHandOver(place.shop, place.broker.port, name, {
      at,
      death,
    });
    expect(call?.what).toBe(what);
    expect(post.exitCode).toBe(0);
    expectEnding(death, main, signal);
  });

  test('killed in its first moments, post does nothing', async () => {
    const service = await place.shop.openService({ name: 'stillborn' });
    const action = startStep('index.js', {
      inputs: service.inputs(),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new'),
    });
    action.kill('SIGKILL');
    const post = await runPost(await action.done);
    expect(post.exitCode).toBe(0);
    // The one from before the deploy.
    expect(listChanges(place.shop.simulator, service.name)).toEqual(['RegisterTaskDefinition']);
  });
});

/** A cancelled job's step says so and is gone within 7.5 s: SIGINT was enough. */
function expectEnding(death: Death, main: ActionResult, signal: NodeJS.Signals | null): void {
  if (death === 'cancelled') {
    expect(signal).toBe('SIGINT');
    expect(main).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(main.summary).toMatch(/cancelled/i);
  } else {
    expect(main.signal).toBe('SIGKILL');
  }
}

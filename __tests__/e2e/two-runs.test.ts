import { describe, expect, test } from '@jest/globals';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { ShopService } from '../support/shop/open-shop-service.js';
import type { Shop } from '../support/shop/start-shop.js';
import { useShops } from '../support/shop/use-shops.js';
import { startTogether } from '../support/start-together.js';

interface TwoRuns {
  readonly service: ShopService;
  readonly jobs: readonly string[];
  readonly results: readonly [ActionResult, ActionResult];
}

const JOB_S = 8;

/** Two jobs deploy one service, each a revision of its own. */
async function deployTwice(shop: Shop, drain: string, apart: 'together' | 'later'): Promise<TwoRuns> {
  // Jobs of a deploy without a drain end within stopTimeout.
  const stopTimeoutS = drain === 'none' ? 900 : 60;
  const service = await shop.openService({ name: `two-${drain}-${apart}`, stopTimeoutS });
  const jobs = await service.cook(3, JOB_S);
  await awaitRunning(shop.journal, jobs);
  const inputs = { drain, 'drain-timeout': '10m', 'preflight-ignore': 'stop-timeout-out-of-range' };
  const first = startDeploy(shop, service, { inputs, revision: 'one' });
  if (apart === 'later')
    await first.waitForLine(/protected for|cancel_consumer|deployment ecs-svc\S+ started/);
  const second = startDeploy(shop, service, { inputs, revision: 'two' });
  const results = [await first.done, await second.done] as const;
  await awaitFinished(shop.journal, jobs, 60_000);
  return { service, jobs, results };
}

const places = useShops((shop) =>
  startTogether({
    'before, together': () => deployTwice(shop, 'before', 'together'),
    'before, later': () => deployTwice(shop, 'before', 'later'),
    'overlap, together': () => deployTwice(shop, 'overlap', 'together'),
    'overlap, later': () => deployTwice(shop, 'overlap', 'later'),
    'none, later': () => deployTwice(shop, 'none', 'later'),
  }),
);

describe.each(BROKERS)('two runs on one service, on %s', (kind) => {
  const place = places[kind];

  test.each([
    'before, together',
    'before, later',
    'overlap, together',
    'overlap, later',
    'none, later',
  ] as const)('%s: one waits for the other, no job is cut, no worker is deaf', async (name) => {
    const { service, jobs, results } = await place.runs[name];
    expect(results.map(({ outputs }) => outputs['outcome'])).toEqual(['succeeded', 'succeeded']);
    expect(results.filter(({ stdout }) => /Another run is at work on/.test(stdout))).toHaveLength(1);
    // The second run begins its work after the first one has deployed.
    const steps = listChanges(place.shop.simulator, service.name).filter((name) =>
      /^Reg|^UpdateS/.test(name),
    );
    const eachRun = ['RegisterTaskDefinition', 'UpdateService'];
    expect(steps).toEqual(['RegisterTaskDefinition', ...eachRun, ...eachRun]);
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitAllConsume(service, place.shop.client);
  });
});

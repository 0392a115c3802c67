import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { deploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce, findCut } from '../support/shop/journal.js';
import type { ServiceOptions, ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

/** Simulated seconds; two real ones. The jobs take five times that. */
const STOP_TIMEOUT_S = 60;
const JOB_S = 10;
const NODE = 'worker@kitchen';

interface Deployed {
  readonly service: ShopService;
  readonly result: ActionResult;
  readonly jobs: readonly string[];
  readonly cut: number;
}

async function run(
  shop: Shop,
  options: ServiceOptions,
  jobCount: number,
  inputs: Readonly<Record<string, string>>,
): Promise<Deployed> {
  const service = await shop.openService({ ...options, stopTimeoutS: STOP_TIMEOUT_S });
  const jobs = await service.cook(jobCount, JOB_S);
  await awaitRunning(shop.journal, jobs);
  const result = await deploy(shop, service, { inputs });
  return { service, result, jobs, cut: findCut(shop.journal, await service.livingNodes(), jobs).length };
}

describe.each(BROKERS)('workers that do not answer or share a name, on %s', (kind) => {
  let runs: Readonly<Record<'solo' | 'soloUndrained' | 'namesakes', Promise<Deployed>>>;
  const place = useShop(kind, {}, (shop) => {
    const solo = { pool: 'solo', concurrency: 1 } as const;
    runs = startTogether({
      solo: () => run(shop, { name: 'solo', ...solo }, 2, { drain: 'before' }),
      soloUndrained: () => run(shop, { name: 'solo-undrained', ...solo }, 2, { drain: 'none' }),
      namesakes: () =>
        run(shop, { name: 'namesakes', node: NODE, concurrency: 4 }, 4, { 'drain-workers': NODE }),
    });
    return Promise.resolve(async () => {
      await Promise.allSettled(Object.values(runs));
    });
  });

  test('solo workers, which do not answer while they run a job, are waited for', async () => {
    const { service, result, jobs, cut } = await runs.solo;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(cut).toBe(0);
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitAllConsume(service, place.shop.client);
  });

  test('without the drain their jobs are cut', async () => {
    const { result, cut } = await runs.soloUndrained;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(cut).toBeGreaterThan(0);
  });

  const verdict =
    kind === 'redis' ? 'are both drained' : 'are refused, since a command reaches only one of them';
  test(`two workers of one name ${verdict}`, async () => {
    const { service, result, jobs } = await runs.namesakes;
    const changes = listChanges(place.shop.simulator, service.name);
    if (kind === 'redis') expectDrained(result, place.shop.journal, jobs);
    else expectRefused(result, changes);
    await awaitFinished(place.shop.journal, jobs);
    await awaitFinished(place.shop.journal, await service.cook(2, 0));
  });
});

function expectRefused(result: ActionResult, changes: readonly string[]): void {
  expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
  expect(result.stdout).toContain(NODE);
  // The one from before the deploy.
  expect(changes).toEqual(['RegisterTaskDefinition']);
}

function expectDrained(result: ActionResult, journal: string, jobs: readonly string[]): void {
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  assertEachExactlyOnce(journal, jobs);
}

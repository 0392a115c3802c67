import { describe, expect, test } from '@jest/globals';
import { awaitNobodyDeaf } from '../support/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/await-jobs.js';
import { listChanges } from '../support/aws-calls.js';
import { assertEachExactlyOnce, findCut } from '../support/journal.js';
import type { ShopService } from '../support/open-shop-service.js';
import { type ActionResult, startStep } from '../support/run-action.js';
import { BROKERS } from '../support/start-broker.js';
import { useShop } from '../support/use-shop.js';

const STOP_TIMEOUT_S = 60;

describe.each(BROKERS)('workers that are hard to hear, on %s', (kind) => {
  const place = useShop(kind);

  const deploy = (service: ShopService, inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    startStep('index.js', {
      inputs: service.inputs(inputs),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new'),
    }).done;

  test.each([
    ['before', 0],
    ['none', 2],
  ])('solo workers answer nothing while their job runs: with drain %s %d are cut', async (drain, cut) => {
    const service = await place.shop.openService({
      ...{ name: `solo-${drain}`, pool: 'solo', concurrency: 1, stopTimeoutS: STOP_TIMEOUT_S },
    });
    const jobs = await service.cook(2, 15);
    await awaitRunning(place.shop.journal, jobs);
    const result = await deploy(service, { drain });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(findCut(place.shop.journal, await service.livingNodes(), jobs)).toHaveLength(cut);
    await awaitNobodyDeaf(service, place.shop.client);
  });

  test('two workers of one name: refused on AMQP, where a command reaches only one; counted right on Redis', async () => {
    const node = 'worker@kitchen';
    const service = await place.shop.openService({
      ...{ name: 'namesakes', node, stopTimeoutS: STOP_TIMEOUT_S, waitUntilConsuming: false },
    });
    const jobs = await service.cook(4, 15);
    await awaitRunning(place.shop.journal, jobs);
    const before = place.shop.simulator.calls().length;
    const result = await deploy(service, { 'drain-workers': node });
    if (kind === 'rabbitmq') expectNamesakesRefused(result, node, listChanges(place.shop.simulator, before));
    else expectNamesakesDrained(result, place.shop.journal, jobs);
    await awaitFinished(place.shop.journal, jobs);
    await awaitFinished(place.shop.journal, await service.cook(2, 0));
  });
});

function expectNamesakesRefused(result: ActionResult, node: string, changes: readonly string[]): void {
  expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
  expect(result.stdout).toContain(node);
  expect(changes).toEqual([]);
}

function expectNamesakesDrained(result: ActionResult, journal: string, jobs: readonly string[]): void {
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  assertEachExactlyOnce(journal, jobs);
}

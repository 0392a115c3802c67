import { describe, expect, test } from '@jest/globals';
import { awaitNobodyDeaf } from '../support/await-consumers.js';
import { awaitRunning } from '../support/await-jobs.js';
import { listChanges } from '../support/aws-calls.js';
import { assertEachExactlyOnce, findCut } from '../support/journal.js';
import type { ShopService } from '../support/open-shop-service.js';
import { type ActionResult, startStep } from '../support/run-action.js';
import { BROKERS } from '../support/start-broker.js';
import { useShop } from '../support/use-shop.js';

const CARD = 'card-4242424242424242';

describe.each(BROKERS)('jobs that outlive drain-timeout, on %s', (kind) => {
  const place = useShop(kind);

  const deploy = async (
    service: ShopService,
    onDrainTimeout: string,
  ): Promise<{ jobs: string[]; nodes: string[]; changes: string[]; result: ActionResult }> => {
    const nodes = await service.livingNodes();
    const order = { name: 'shop.charge', args: [CARD, 20], queue: service.queue } as const;
    const jobs = await place.shop.client.send([order, order]);
    await awaitRunning(place.shop.journal, jobs);
    const before = place.shop.simulator.calls().length;
    const result = await startStep('index.js', {
      inputs: service.inputs({ 'drain-timeout': '3s', 'on-drain-timeout': onDrainTimeout }),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new'),
    }).done;
    return { jobs, nodes, changes: listChanges(place.shop.simulator, before), result };
  };

  /** Name, id, worker and age of each job, and never what it was given. */
  const expectNamed = (jobs: readonly string[], nodes: readonly string[], result: ActionResult): void => {
    for (const job of jobs) {
      const line = result.stdout.split('\n').find((text) => text.includes(job)) ?? `no line names ${job}`;
      expect(line).toContain('shop.charge');
      expect(nodes.some((node) => line.includes(node))).toBe(true);
      expect(line).toMatch(/\d+\s?(s|sec|seconds|m)\b/);
    }
    expect(result.stdout + result.stderr + result.summary + JSON.stringify(result.report)).not.toContain(
      CARD,
    );
  };

  test('fail: the workers get their queues back, no UpdateService is made, and the jobs are named', async () => {
    const service = await place.shop.openService({ name: 'fails' });
    const { jobs, nodes, changes, result } = await deploy(service, 'fail');
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'timed-out' } });
    expect(changes).not.toContain('UpdateService');
    expectNamed(jobs, nodes, result);
    await awaitNobodyDeaf(service, place.shop.client);
    expect((await service.livingNodes()).sort()).toEqual([...nodes].sort());
    const later = await service.cook(1, 0);
    await awaitRunning(place.shop.journal, later, 0);
    expect(findCut(place.shop.journal, await service.livingNodes(), jobs)).toEqual([]);
  });

  test('proceed: deploys all the same, after it named the jobs that ECS will stop', async () => {
    const service = await place.shop.openService({ name: 'proceeds', stopTimeoutS: 40 });
    const { jobs, nodes, changes, result } = await deploy(service, 'proceed');
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(changes.filter((operation) => operation === 'UpdateService')).toHaveLength(1);
    expectNamed(jobs, nodes, result);
    await awaitNobodyDeaf(service, place.shop.client);
    expect(findCut(place.shop.journal, await service.livingNodes(), jobs).length).toBeGreaterThan(0);
    expect(() => {
      assertEachExactlyOnce(place.shop.journal, jobs);
    }).toThrow(/exactly once/);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { awaitNobodyDeaf, awaitSilence } from '../support/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/await-jobs.js';
import { type BrokerTrace, findCommandsFor } from '../support/broker-trace.js';
import { assertEachExactlyOnce, findCut, readJournal } from '../support/journal.js';
import type { ShopService } from '../support/open-shop-service.js';
import { startStep } from '../support/run-action.js';
import type { Pool } from '../support/shop-definition.js';
import { type Broker, BROKERS, startBroker } from '../support/start-broker.js';
import { type Shop, startShop } from '../support/start-shop.js';

/** Simulated seconds; three real ones. The jobs take five times as long. */
const STOP_TIMEOUT_S = 60;
const JOB_S = 15;

describe.each(BROKERS)('a deploy in the middle of long jobs, on %s', (kind) => {
  let broker: Broker;
  let shop: Shop;
  let trace: BrokerTrace;
  let neighbour: ShopService;

  beforeAll(async () => {
    broker = await startBroker(kind);
    shop = await startShop(broker);
    neighbour = await shop.openService({ name: 'neighbour', workers: 1 });
    trace = await shop.room.trace();
  });
  afterAll(async () => {
    await trace.stop();
    await shop.stop();
    await broker.stop();
  });

  const open = (name: string, pool: Pool): Promise<ShopService> =>
    shop.openService({ name, pool, stopTimeoutS: STOP_TIMEOUT_S, concurrency: pool === 'solo' ? 1 : 2 });

  test.each(['prefork', 'threads'] as const)(
    'no job of a %s pool is cut, and a job sent into the silence runs on the new revision',
    async (pool) => {
      const service = await open(`${pool}-drained`, pool);
      const oldNodes = await service.livingNodes();
      const jobs = await service.cook(4, JOB_S);
      await awaitRunning(shop.journal, jobs);

      const job = service.prepareRevision('new');
      const action = startStep('index.js', {
        inputs: service.inputs(),
        awsEndpointUrl: shop.simulator.url,
        job,
      });
      await awaitSilence(shop.client, oldNodes);
      const late = await service.cook(1, 0);
      const result = await action.done;

      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      assertEachExactlyOnce(shop.journal, jobs);
      await awaitFinished(shop.journal, late);
      const lines = readJournal(shop.journal);
      expect(lines.filter((line) => jobs.includes(line.job)).map((line) => line.revision)).toEqual(
        Array(8).fill('old'),
      );
      expect(lines.filter((line) => late.includes(line.job)).map((line) => line.revision)).toEqual([
        'new',
        'new',
      ]);
      await expectServing(service, result.outputs['serving-task-definition-arn']);
      await awaitNobodyDeaf(service, shop.client);
    },
  );

  test('solo workers, which answer nothing while they run a job, are waited for', async () => {
    const service = await open('solo-drained', 'solo');
    const jobs = await service.cook(2, JOB_S);
    await awaitRunning(shop.journal, jobs);
    const job = service.prepareRevision('new');
    const result = await startStep('index.js', {
      inputs: service.inputs(),
      awsEndpointUrl: shop.simulator.url,
      job,
    }).done;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    assertEachExactlyOnce(shop.journal, jobs);
    await expectServing(service, result.outputs['serving-task-definition-arn']);
    await awaitNobodyDeaf(service, shop.client);
  });

  test('without the drain the same deploy cuts jobs', async () => {
    const service = await open('not-drained', 'prefork');
    const jobs = await service.cook(4, JOB_S);
    await awaitRunning(shop.journal, jobs);
    const job = service.prepareRevision('new');
    const result = await startStep('index.js', {
      inputs: service.inputs({ drain: 'none' }),
      awsEndpointUrl: shop.simulator.url,
      job,
    }).done;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(findCut(shop.journal, await service.livingNodes(), jobs).length).toBeGreaterThan(0);
  });

  test('the neighbour on the same broker worked all the time and heard nothing but pings', async () => {
    const service = await open('beside', 'prefork');
    const jobs = await service.cook(2, JOB_S);
    await awaitRunning(shop.journal, jobs);
    const before = readJournal(shop.journal).length;
    const action = startStep('index.js', {
      inputs: service.inputs(),
      awsEndpointUrl: shop.simulator.url,
      job: service.prepareRevision('new'),
    });
    const served: string[] = [];
    const ended = action.done.then(() => true);
    do {
      const sent = await neighbour.cook(1, 0);
      await awaitFinished(shop.journal, sent, 5_000);
      served.push(...sent);
    } while (!(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500, false))])));
    expect((await action.done).outputs['outcome']).toBe('succeeded');
    expect(before).toBeGreaterThan(0);
    assertEachExactlyOnce(shop.journal, served);
    expect(trace.commands.some((command) => command.method === 'cancel_consumer')).toBe(true);
    expect(findCommandsFor(trace, await neighbour.livingNodes())).toEqual([]);
  });

  async function expectServing(service: ShopService, arn: string | undefined): Promise<void> {
    const { deployments = [] } = await service.describe();
    expect(deployments).toHaveLength(1);
    expect(deployments[0]).toMatchObject({
      status: 'PRIMARY',
      rolloutState: 'COMPLETED',
      taskDefinition: arn,
    });
  }
});

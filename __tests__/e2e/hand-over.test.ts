import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume, awaitSilence } from '../support/shop/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { type BrokerTrace, findCommandsFor } from '../support/brokers/broker-trace.js';
import { deploy, startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce, findCut, readJournal } from '../support/shop/journal.js';
import type { ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import type { Pool } from '../support/shop/shop-definition.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

/** Simulated seconds; two real ones. The jobs take five times that. */
const STOP_TIMEOUT_S = 60;
const JOB_S = 10;

interface Deployed {
  readonly service: ShopService;
  readonly result: ActionResult;
  /** Running when the deploy began. */
  readonly jobs: readonly string[];
  /** Sent once the old workers were silent. */
  readonly late: readonly string[];
}

const open = async (shop: Shop, name: string, pool: Pool): Promise<[ShopService, string[]]> => {
  const service = await shop.openService({ name, pool, concurrency: 4, stopTimeoutS: STOP_TIMEOUT_S });
  const jobs = await service.cook(4, JOB_S);
  await awaitRunning(shop.journal, jobs);
  return [service, jobs];
};

async function deployDrained(shop: Shop, pool: Pool): Promise<Deployed> {
  const [service, jobs] = await open(shop, `${pool}-drained`, pool);
  const oldNodes = await service.livingNodes();
  const action = startDeploy(shop, service, { inputs: { drain: 'before' } });
  await awaitSilence(shop.client, oldNodes);
  const late = await service.cook(1, 0);
  return { service, result: await action.done, jobs, late };
}

async function deployUndrained(shop: Shop): Promise<Deployed> {
  const [service, jobs] = await open(shop, 'not-drained', 'prefork');
  return { service, result: await deploy(shop, service, { inputs: { drain: 'none' } }), jobs, late: [] };
}

/** Sends the neighbour a job twice a second until `over`; each must end within seconds. */
async function keepBusy(shop: Shop, neighbour: ShopService, over: Promise<unknown>): Promise<string[]> {
  const served: string[] = [];
  const ended = over.then(() => true);
  do {
    const sent = await neighbour.cook(1, 0);
    await awaitFinished(shop.journal, sent, 10_000);
    served.push(...sent);
  } while (!(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500, false))])));
  return served;
}

describe.each(BROKERS)('a deploy in the middle of long jobs, on %s', (kind) => {
  let runs: Readonly<Record<'prefork' | 'threads' | 'undrained', Promise<Deployed>>>;
  let trace: BrokerTrace;
  let neighbour: ShopService;
  let served: Promise<string[]>;
  const place = useShop(kind, {}, async (shop) => {
    neighbour = await shop.openService({ name: 'neighbour', workers: 1 });
    trace = await shop.room.trace();
    runs = startTogether({
      prefork: () => deployDrained(shop, 'prefork'),
      threads: () => deployDrained(shop, 'threads'),
      undrained: () => deployUndrained(shop),
    });
    served = keepBusy(shop, neighbour, Promise.allSettled(Object.values(runs)));
    served.catch(() => undefined);
    return async () => {
      await Promise.allSettled([...Object.values(runs), served]);
      await trace.stop();
    };
  });

  test.each(['prefork', 'threads'] as const)(
    'no job of a %s pool is cut, and a job that is sent after the silencing runs on the new revision',
    async (pool) => {
      const { service, result, jobs, late } = await runs[pool];
      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      assertEachExactlyOnce(place.shop.journal, jobs);
      await awaitFinished(place.shop.journal, late);
      expect(listRevisions(jobs)).toEqual(['old']);
      expect(listRevisions(late)).toEqual(['new']);
      const { deployments = [] } = await service.describe();
      expect(deployments).toHaveLength(1);
      expect(deployments[0]).toMatchObject({
        status: 'PRIMARY',
        rolloutState: 'COMPLETED',
        taskDefinition: result.outputs['serving-task-definition-arn'],
      });
      await awaitAllConsume(service, place.shop.client);
    },
  );

  test('without the drain the same deploy cuts jobs', async () => {
    const { service, result, jobs } = await runs.undrained;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const cut = findCut(place.shop.journal, await service.livingNodes(), jobs);
    expect(cut.length).toBeGreaterThan(0);
  });

  test('a neighbour on the same broker works all the time and gets no command but pings', async () => {
    const jobs = await served;
    expect(jobs.length).toBeGreaterThan(10);
    assertEachExactlyOnce(place.shop.journal, jobs);
    expect(trace.commands.map((command) => command.method)).toContain('cancel_consumer');
    expect(findCommandsFor(trace, await neighbour.livingNodes())).toEqual([]);
  });

  function listRevisions(jobs: readonly string[]): string[] {
    const lines = readJournal(place.shop.journal).filter((line) => jobs.includes(line.job));
    return [...new Set(lines.map((line) => line.revision))];
  }
});

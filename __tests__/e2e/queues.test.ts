import { describe, expect, test } from '@jest/globals';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { deploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { WorkerDefinition } from '../support/shop/shop-definition.js';
import type { ServiceOptions } from '../support/shop/open-shop-service.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

const JOB_S = 5;
/** `worker_direct` and a Broadcast queue: two queues of its own for each worker. */
const OWN_QUEUES = { SHOP_TASKS: 'shop.tasks shop.own_queues' };

interface Deployed {
  readonly result: ActionResult;
  readonly jobs: readonly string[];
  readonly oldNodes: readonly string[];
}

async function run(
  shop: Shop,
  options: ServiceOptions,
  drain: string,
  changes: Partial<WorkerDefinition> = {},
): Promise<Deployed> {
  const service = await shop.openService({ ...options, concurrency: 4 });
  const oldNodes = await service.livingNodes();
  const jobs = await service.cook(2, JOB_S);
  await awaitRunning(shop.journal, jobs);
  return { result: await deploy(shop, service, { inputs: { drain }, changes }), jobs, oldNodes };
}

/** A queue that was split off: `slow` has a service of its own, and the new revision no longer consumes it. */
async function runSplit(shop: Shop): Promise<Deployed> {
  await shop.openService({ name: 'slow', workers: 1 });
  return run(shop, { name: 'split', queues: ['split', 'slow'] }, 'before', { queues: ['split'] });
}

describe.each(BROKERS)('queues that the new workers can not or need not consume, on %s', (kind) => {
  const drain = kind === 'redis' ? 'before' : 'overlap';
  let runs: Readonly<Record<'own' | 'split', Promise<Deployed>>>;
  const place = useShop(kind, {}, (shop) => {
    runs = startTogether({
      own: () => run(shop, { name: 'own', environment: OWN_QUEUES }, drain),
      split: () => runSplit(shop),
    });
    return Promise.resolve(async () => {
      await Promise.allSettled(Object.values(runs));
    });
  });

  test('queues of one worker each are silenced with it, and expected of no other', async () => {
    const { result, jobs, oldNodes } = await runs.own;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    assertEachExactlyOnce(place.shop.journal, jobs);
    for (const node of oldNodes) expect(result.stdout).toContain(`cancel_consumer ${node}.dq2`);
    // A queue of RabbitMQ may be reported once more before the worker has let it go.
    const broadcasts = new Set(result.stdout.match(/cancel_consumer bcast\.[0-9a-f-]{36}/g));
    expect(broadcasts.size).toBe(oldNodes.length);
    expect(result.summary).not.toMatch(/no consumer on [^\n]*(bcast|dq2)/);
  });

  test('a queue that another service consumes is handed over, and named', async () => {
    const { result, jobs } = await runs.split;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    assertEachExactlyOnce(place.shop.journal, jobs);
    expect(result.summary).toContain('workers of other services do: slow (`worker@');
    expect(result.summary).not.toMatch(/no consumer on [^\n]*slow/);
  });
});

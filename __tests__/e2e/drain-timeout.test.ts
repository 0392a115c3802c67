import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { deploy, startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce, findCut, readJournal } from '../support/shop/journal.js';
import { findHostName, type ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { CELERY_PYTHON } from '../support/brokers/start-celery-worker.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startShopClient } from '../support/shop/start-shop-client.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';
import { waitFor } from '../support/wait-for.js';

const CARD = 'card-4242424242424242';

interface Deployed {
  readonly service: ShopService;
  readonly nodes: readonly string[];
  readonly jobs: readonly string[];
  readonly result: ActionResult;
}

const PINNED = `shop@sha256:${'0123456789abcdef'.repeat(4)}`;

/** The jobs end soon after the drain was aborted, and the image is pinned. */
async function runReplaced(shop: Shop): Promise<Deployed> {
  const service = await shop.openService({ name: 'replaced', stopTimeoutS: 60, image: PINNED });
  const nodes = await service.livingNodes();
  const jobs = await service.cook(2, 45);
  await awaitRunning(shop.journal, jobs);
  const inputs = { drain: 'before', 'drain-timeout': '40s' };
  return { service, nodes, jobs, result: await deploy(shop, service, { inputs }) };
}

async function run(shop: Shop, onDrainTimeout: string, jobS: number): Promise<Deployed> {
  const service = await shop.openService({ name: onDrainTimeout, stopTimeoutS: 60 });
  const nodes = await service.livingNodes();
  const order = { name: 'shop.charge', args: [CARD, jobS], queue: service.queue } as const;
  const jobs = await shop.client.send([order, order]);
  await awaitRunning(shop.journal, jobs);
  const inputs = { drain: 'before', 'drain-timeout': '3s', 'on-drain-timeout': onDrainTimeout };
  return { service, nodes, jobs, result: await deploy(shop, service, { inputs }) };
}

/** Spot interrupts the task of a worker that was silenced and runs a job longer than stopTimeout. */
async function interrupt(shop: Shop): Promise<Deployed & { readonly task: string }> {
  const service = await shop.openService({ name: 'spot', concurrency: 4, stopTimeoutS: 60 });
  const nodes = await service.livingNodes();
  const jobs = await service.cook(4, 20);
  await awaitRunning(shop.journal, jobs);
  const started = readJournal(shop.journal).find(({ job }) => jobs.includes(job));
  const tasks = await service.livingTasks();
  const task = tasks.find((one) => started?.node.endsWith(`@${findHostName(one)}`))?.taskArn ?? '';
  const action = startDeploy(shop, service, { inputs: { drain: 'before' } });
  const hasLooked = (): boolean => action.lines.some((line) => line.includes('4 jobs running'));
  await waitFor('a look at the silenced workers', hasLooked);
  shop.simulator.order({ kind: 'spot-interruption', taskArn: task });
  return { service, nodes, jobs, task, result: await action.done };
}

describe.each(BROKERS)('jobs that outlast drain-timeout, on %s', (kind) => {
  let spot: ReturnType<typeof interrupt>;
  let runs: Readonly<Record<'fail' | 'proceed' | 'replaced', Promise<Deployed>>>;
  const place = useShop(kind, {}, (shop) => {
    runs = startTogether({
      fail: () => run(shop, 'fail', 20),
      proceed: () => run(shop, 'proceed', 120),
      replaced: () => runReplaced(shop),
    });
    ({ spot } = startTogether({ spot: () => interrupt(shop) }));
    return Promise.resolve(async () => {
      await Promise.allSettled([...Object.values(runs), spot]);
    });
  });

  test('fail: the workers get their queues back, no UpdateService is made, no job is cut', async () => {
    const { service, nodes, jobs, result } = await runs.fail;
    const { client, journal, simulator } = place.shop;
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'timed-out' } });
    expect(listChanges(simulator, service.name)).not.toContain('UpdateService');
    expectNamed(jobs, nodes, result);
    await awaitAllConsume(service, client);
    expect((await service.livingNodes()).sort()).toEqual([...nodes].sort());
    await awaitFinished(journal, [...jobs, ...(await service.cook(2, 0))]);
    assertEachExactlyOnce(journal, jobs);
  });

  test('proceed: deploys anyway, after naming the jobs that ECS will stop', async () => {
    const { service, nodes, jobs, result } = await runs.proceed;
    const { client, journal, simulator } = place.shop;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(listChanges(simulator, service.name).filter((call) => call === 'UpdateService')).toHaveLength(1);
    expectNamed(jobs, nodes, result);
    await awaitAllConsume(service, client);
    expect(findCut(journal, await service.livingNodes(), jobs).length).toBeGreaterThan(0);
  });

  test('jobs on a task that is interrupted in the drain are named as lost, and never as finished', async () => {
    const { service, result, jobs, task } = await spot;
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const cut = findCut(place.shop.journal, await service.livingNodes(), jobs).map(({ job }) => job);
    expect(cut.length).toBeGreaterThan(0);
    const ended = result.report?.drain.endedJobs ?? [];
    expect(ended.map(({ id }) => id).sort()).toEqual([...cut].sort());
    for (const job of ended) expect(job).toMatchObject({ name: 'shop.cook', taskArn: task, fate: 'lost' });
    const [, held, finished] = /(\d+) held, (\d+) finished/.exec(result.summary) ?? [];
    expect(Number(held) - Number(finished)).toBe(cut.length);
    expect(result.summary).toMatch(/^## ⚠️ .*lost/);
    for (const job of cut) expect(result.stdout).toContain(job);
  });

  test('restored workers are replaced by fresh tasks of the same revision; others are named with the command', async () => {
    const { service, nodes, jobs, result } = await runs.replaced;
    const left = await runs.fail;
    const { journal, simulator } = place.shop;
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'timed-out', 'deployment-id': '' } });
    expect(listChanges(simulator, service.name).filter((call) => call === 'UpdateService')).toHaveLength(1);
    expect(result.report?.replacement?.nodes.toSorted()).toEqual(nodes.toSorted());
    expect(result.summary).toContain(result.report?.replacement?.deploymentId);
    expect((await service.livingNodes()).filter((node) => nodes.includes(node))).toEqual([]);
    assertEachExactlyOnce(journal, jobs);
    expect(left.result.summary).toContain('--force-new-deployment');
  });

  // On Redis a worker of Celery 5.2 may answer no command after a restart of the broker, fresh or not.
  if (kind === 'rabbitmq')
    test('after a restart of the broker the replaced workers consume, and those that were not are deaf', async () => {
      const { service } = await runs.replaced;
      const left = await runs.fail;
      const { journal, room } = place.shop;
      await Promise.allSettled([...Object.values(runs), spot]);
      await place.broker.restart();
      // The shop's own client lost its connection too.
      const client = startShopClient(room.url, CELERY_PYTHON);
      try {
        await awaitAllConsume(service, client);
        const order = { name: 'shop.cook', args: [0], queue: service.queue } as const;
        await awaitFinished(journal, await client.send([order, order]));
        const queues = await client.queues();
        expect(left.nodes.flatMap((node) => queues[node] ?? [])).toEqual([]);
      } finally {
        await client.stop();
      }
    });
});

/** Name, id, worker and age of each job, and never its arguments. */
function expectNamed(jobs: readonly string[], nodes: readonly string[], result: ActionResult): void {
  for (const job of jobs) {
    const line = result.stdout.split('\n').find((text) => text.includes(job)) ?? 'no line names it';
    expect(line).toContain('shop.charge');
    expect(nodes.filter((node) => line.includes(node))).toHaveLength(1);
    expect(line).toMatch(/\b\d+ ?(s|min|h)\b/);
    expect(result.summary).toContain(job);
  }
  const everything = result.stdout + result.stderr + result.summary + JSON.stringify(result.report);
  expect(everything).not.toContain(CARD);
}

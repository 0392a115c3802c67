import { StopTaskCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume, awaitSilence } from '../support/shop/await-consumers.js';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { ServiceOptions, ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';
import { waitFor } from '../support/wait-for.js';

/** Not a worker: it only runs. */
const IDLE = ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 1; done'];
const SLOW = 'shop:slow';
const BEFORE = { drain: 'before' };
const NO_BROKER = { inputs: { 'broker-url': '', drain: 'none' } };

interface Deployed {
  readonly service: ShopService;
  readonly results: readonly ActionResult[];
}

async function openIdle(shop: Shop, options: ServiceOptions): Promise<ShopService> {
  const service = await shop.openService({ ...options, command: IDLE, waitUntilReady: false });
  await awaitCompleted(service);
  return service;
}

function awaitCompleted(service: ShopService): Promise<unknown> {
  return waitFor(
    `the rollout of ${service.name}`,
    async () => (await service.describe()).deployments?.[0]?.rolloutState === 'COMPLETED',
    { timeoutMs: 60_000 },
  );
}

/** Two of twenty new tasks are stopped from outside. */
async function runTwenty(shop: Shop): Promise<Deployed> {
  const service = await openIdle(shop, { name: 'twenty', workers: 20 });
  const action = startDeploy(shop, service, NO_BROKER);
  const victims = await waitFor('two new tasks', async () => {
    const { deployments = [] } = await service.describe();
    const primary = deployments.find(({ status }) => status === 'PRIMARY');
    const tasks = (await service.livingTasks()).filter(({ startedBy }) => startedBy === primary?.id);
    const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    return deployments.length === 2 && running.length >= 2 ? running.slice(0, 2) : null;
  });
  for (const { taskArn: task } of victims) {
    await shop.ecs.send(new StopTaskCommand({ cluster: shop.cluster, task, reason: 'spot check' }));
  }
  return { service, results: [await action.done] };
}

/** Another deployment starts in the middle of ours. */
async function runSuperseded(shop: Shop): Promise<Deployed & { foreign: string | undefined }> {
  const service = await openIdle(shop, { name: 'superseded' });
  const action = startDeploy(shop, service, NO_BROKER);
  await waitFor('the update', () => listChanges(shop.simulator, service.name).includes('UpdateService'));
  const { service: updated } = await shop.ecs.send(
    new UpdateServiceCommand({ cluster: shop.cluster, service: service.name, forceNewDeployment: true }),
  );
  const foreign = updated?.deployments?.find(({ status }) => status === 'PRIMARY')?.id;
  return { service, results: [await action.done], foreign };
}

interface Twice extends Deployed {
  readonly jobs: readonly string[];
}

/** A second run starts while the first drains, or while the first watches its rollout. */
async function runTwice(shop: Shop, name: string, during: 'drain' | 'rollout'): Promise<Twice> {
  const service = await shop.openService({ name, stopTimeoutS: 60 });
  const oldNodes = await service.livingNodes();
  const jobs = await service.cook(2, 12);
  await awaitRunning(shop.journal, jobs);
  // Its rollout is still in progress when the second run starts its own.
  shop.simulator.order({ kind: 'slow-start', image: SLOW, seconds: 600 });
  const first = startDeploy(shop, service, { inputs: BEFORE, revision: 'new', changes: { image: SLOW } });
  await awaitSilence(shop.client, oldNodes);
  if (during === 'rollout') {
    const updated = async (): Promise<boolean> => (await service.describe()).deployments?.length === 2;
    await waitFor('the first update', updated, { timeoutMs: 60_000 });
  }
  const second = startDeploy(shop, service, { inputs: BEFORE, revision: 'newer' });
  return { service, results: await Promise.all([first.done, second.done]), jobs };
}

describe.each(BROKERS)('a rollout that others interfere with, on %s', (kind) => {
  let twenty: Promise<Deployed>;
  let superseded: ReturnType<typeof runSuperseded>;
  let twice: Readonly<Record<'drain' | 'rollout', Promise<Twice>>>;
  const place = useShop(kind, {}, (shop) => {
    ({ twenty, superseded } = {
      ...startTogether({ twenty: () => runTwenty(shop) }),
      ...startTogether({ superseded: () => runSuperseded(shop) }),
    });
    twice = startTogether({
      drain: () => runTwice(shop, 'both', 'drain'),
      rollout: () => runTwice(shop, 'again', 'rollout'),
    });
    return Promise.resolve(async () => {
      await Promise.allSettled([twenty, superseded, ...Object.values(twice)]);
    });
  });

  test('twenty tasks, of which two are stopped from outside: succeeded', async () => {
    const { results } = await twenty;
    expect(results[0]).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  });

  test('superseded by another deployment: the outcome says so, and the other one is not changed', async () => {
    const { service, results, foreign } = await superseded;
    expect(results[0]).toMatchObject({ exitCode: 1, outputs: { outcome: 'superseded' } });
    await awaitCompleted(service);
    expect((await service.describe()).deployments?.map(({ id }) => id)).toEqual([foreign]);
    expect(listChanges(place.shop.simulator, service.name)).toEqual([
      ...['RegisterTaskDefinition', 'RegisterTaskDefinition', 'UpdateService', 'UpdateService'],
    ]);
  });

  test('a second run during the rollout waits for it and says so; every worker consumes at the end', async () => {
    const { service, results, jobs } = await twice.rollout;
    expect(results.map((result) => result.outputs['outcome'])).toEqual(['succeeded', 'succeeded']);
    expect(results[1]?.stdout).toContain('Another run is at work on');
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitAllConsume(service, place.shop.client);
  });

  test('a second run during the drain: no job is cut, and every worker consumes at the end', async () => {
    const { service, results, jobs } = await twice.drain;
    expect(results.map((result) => result.outputs['outcome'])).toContain('succeeded');
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitAllConsume(service, place.shop.client);
  });
});

import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitFinished } from '../support/shop/await-jobs.js';
import { deploy, type DeployOptions, startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce, findCut, readJournal } from '../support/shop/journal.js';
import { findHostName, type ServiceOptions, type ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { makeWorkerDefinition } from '../support/shop/shop-definition.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';
import { waitFor } from '../support/wait-for.js';

interface Deployed {
  readonly service: ShopService;
  readonly old: string;
  readonly result: ActionResult;
}

async function run(shop: Shop, options: ServiceOptions, wish: DeployOptions): Promise<Deployed> {
  const service = await shop.openService(options);
  const old = (await service.describe()).taskDefinition ?? '';
  const inputs = { drain: 'before', ...wish.inputs };
  return { service, old, result: await deploy(shop, service, { ...wish, inputs }) };
}

interface HalfDeployed extends Deployed {
  readonly jobs: readonly string[];
  /** Those that were cut on the worker of the new revision. */
  readonly cut: readonly string[];
}

/** Of the new revision only one task is a good worker; it takes jobs, and then the rollout runs out of time. */
async function runHalf(shop: Shop, drain: string): Promise<HalfDeployed> {
  const name = `half-${drain}`;
  const service = await shop.openService({ name, stopTimeoutS: 60, concurrency: 4 });
  const old = (await service.describe()).taskDefinition ?? '';
  const worker = makeWorkerDefinition({
    ...{ family: name, revision: 'new', brokerUrl: shop.room.url, queues: [name], journal: shop.journal },
    ...{ pool: 'prefork', concurrency: 4, stopTimeoutS: 60 },
  }).containerDefinitions[0].command;
  // The first task makes the folder and is a worker; the others find it there and exit.
  const command = ['sh', '-c', 'mkdir "$0" || exit 1; exec "$@"', `${shop.journal}.${name}`, ...worker];
  const inputs = { drain, 'max-failed-tasks': '0', 'health-timeout': '20s' };
  const action = startDeploy(shop, service, { changes: { command }, inputs });
  const node = await waitFor(
    'a new worker',
    () => findNewWorker(shop, service),
    { timeoutMs: 60_000 },
    () => action.lines.slice(-15),
  );
  // Longer than health-timeout: they run when the rollback begins.
  const jobs = await service.cook(drain === 'none' ? 12 : 4, 25);
  const isTaken = (): boolean => listNodes(shop, jobs).includes(node);
  await waitFor('a job on the new worker', isTaken);
  const result = await action.done;
  // Else the wait below fails, and says nothing about why.
  if (result.outputs['outcome'] !== 'rolled-back') throw new Error(action.lines.slice(-40).join('\n'));
  await awaitAllConsume(service, shop.client);
  const cut = findCut(shop.journal, await service.livingNodes(), jobs);
  const cutThere = cut.filter((story) => story.starts[0]?.node === node).map((story) => story.job);
  return { service, old, result, jobs, cut: cutThere };
}

/** The workers on which these jobs were started. */
function listNodes(shop: Shop, jobs: readonly string[]): string[] {
  return readJournal(shop.journal).flatMap(({ job, node }) => (jobs.includes(job) ? [node] : []));
}

async function findNewWorker(shop: Shop, service: ShopService): Promise<string | undefined> {
  const { deployments = [] } = await service.describe();
  if (deployments.length < 2) return undefined;
  const primary = deployments.find((deployment) => deployment.status === 'PRIMARY');
  const tasks = (await service.livingTasks()).filter((task) => task.startedBy === primary?.id);
  const nodes = tasks.map((task) => `worker@${findHostName(task)}`);
  const queues = await shop.client.queues();
  return nodes.find((node) => queues[node]?.includes(service.queue));
}

const CRASH = { command: ['sh', '-c', 'exit 1'] };
const BREAKER = { circuitBreaker: true };
const PATIENT = { 'max-failed-tasks': '0' };
const HASTY = { 'health-timeout': '12s' };

describe.each(BROKERS)('a new revision that does not work, on %s', (kind) => {
  let runs: Readonly<Record<'crash' | 'breaker' | 'wrongBroker' | 'wrongQueue', Promise<Deployed>>>;
  let halves: Readonly<Record<'before' | 'none', Promise<HalfDeployed>>>;
  const place = useShop(kind, {}, async (shop) => {
    const elsewhere = (await shop.room.openAnother()).url;
    runs = startTogether({
      crash: () => run(shop, { name: 'crash' }, { changes: CRASH }),
      breaker: () => run(shop, { name: 'breaker', ...BREAKER }, { changes: CRASH, inputs: PATIENT }),
      wrongBroker: () => run(shop, { name: 'lost' }, { changes: { brokerUrl: elsewhere }, inputs: HASTY }),
      wrongQueue: () => run(shop, { name: 'astray' }, { changes: { queues: ['other'] }, inputs: HASTY }),
    });
    halves = startTogether({ before: () => runHalf(shop, 'before'), none: () => runHalf(shop, 'none') });
    return async () => {
      await Promise.allSettled([...Object.values(runs), ...Object.values(halves)]);
    };
  });

  const expectRolledBack = async ({ service, old, result }: Deployed): Promise<void> => {
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'rolled-back', 'serving-task-definition-arn': old },
    });
    expect(result.summary).toContain(old.replace(/^.*\//, ''));
    const { deployments = [] } = await service.describe();
    expect(deployments.find(({ status }) => status === 'PRIMARY')?.taskDefinition).toBe(old);
    await awaitAllConsume(service, place.shop.client);
    await awaitFinished(place.shop.journal, await service.cook(2, 0));
  };

  test('exits 1 at its start: given up after two failed tasks, and the old workers consume again', async () => {
    const deployed = await runs.crash;
    await expectRolledBack(deployed);
    const { report, summary } = deployed.result;
    expect(report?.deaths).toHaveLength(1);
    expect(report?.deaths[0]).toMatchObject({ exitCode: 1, stopCode: 'EssentialContainerExited' });
    // Two are enough to give it up; ECS starts more until the rollback begins.
    expect(report?.deaths[0]?.count).toBeGreaterThanOrEqual(2);
    expect(summary).toContain('Essential container in task exited');
    expect(summary).toMatch(/exit(ed with| code)? `?1\b/i);
  });

  test('the circuit breaker rolls it back first: the same result', async () => {
    await expectRolledBack(await runs.breaker);
  });

  test('takes jobs and then fails: its jobs are finished before it is stopped', async () => {
    const half = await halves.before;
    await expectRolledBack(half);
    expect(half.cut).toEqual([]);
    await awaitFinished(place.shop.journal, half.jobs);
    assertEachExactlyOnce(place.shop.journal, half.jobs);
  });

  test('takes jobs and then fails: without the drain its jobs are cut', async () => {
    const half = await halves.none;
    await expectRolledBack(half);
    expect(half.cut.length).toBeGreaterThan(0);
  });

  test('uses the wrong broker: rolled back, though ECS calls it healthy', async () => {
    await expectRolledBack(await runs.wrongBroker);
  });

  test('consumes the wrong queue: rolled back, though ECS calls it healthy', async () => {
    await expectRolledBack(await runs.wrongQueue);
  });
});

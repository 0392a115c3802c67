import { describe, expect, test } from '@jest/globals';
import { awaitNobodyDeaf } from '../support/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/await-jobs.js';
import { assertEachExactlyOnce, findCut } from '../support/journal.js';
import type { ShopService } from '../support/open-shop-service.js';
import { type ActionResult, startStep } from '../support/run-action.js';
import { makeWorkerDefinition } from '../support/shop-definition.js';
import { BROKERS } from '../support/start-broker.js';
import { useShop } from '../support/use-shop.js';
import { waitFor } from '../support/wait-for.js';

describe.each(BROKERS)('a new revision that does not do its work, on %s', (kind) => {
  const place = useShop(kind);

  const deploy = (
    service: ShopService,
    changes: Parameters<ShopService['prepareRevision']>[1],
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<ActionResult> =>
    startStep('index.js', {
      inputs: service.inputs(inputs),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new', changes),
    }).done;

  const expectRolledBack = async (service: ShopService, result: ActionResult, old: string): Promise<void> => {
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'rolled-back', 'serving-task-definition-arn': old },
    });
    expect(result.summary).toContain(old.replace(/^.*\//, ''));
    const { deployments = [] } = await service.describe();
    expect(deployments.find((deployment) => deployment.status === 'PRIMARY')?.taskDefinition).toBe(old);
    await awaitNobodyDeaf(service, place.shop.client);
    const jobs = await service.cook(2, 0);
    await awaitFinished(place.shop.journal, jobs);
  };

  const findRevision = async (service: ShopService): Promise<string> =>
    (await service.describe()).taskDefinition ?? '';

  test('exits 1 at its start: given up after two dead tasks, and the old workers work again', async () => {
    const service = await place.shop.openService({ name: 'crashing' });
    const old = await findRevision(service);
    const result = await deploy(service, { command: ['sh', '-c', 'exit 1'] });
    await expectRolledBack(service, result, old);
    const [death] = result.report?.deaths ?? [];
    expect(death).toMatchObject({ exitCode: 1, stopCode: 'EssentialContainerExited' });
    expect(result.summary).toContain('Essential container in task exited');
    expect(result.summary).toMatch(/\b1\b/);
  });

  test('the circuit breaker rolls it back first: the same words', async () => {
    const service = await place.shop.openService({ name: 'breaking', circuitBreaker: true });
    const old = await findRevision(service);
    const result = await deploy(service, { command: ['sh', '-c', 'exit 1'] }, { 'max-failed-tasks': '0' });
    await expectRolledBack(service, result, old);
  });

  test.each([
    ['none', false],
    ['before', true],
  ])('takes jobs and then fails: with drain %s its jobs are finished first: %s', async (drain, finished) => {
    const name = `half-${drain}`;
    const service = await place.shop.openService({ name, stopTimeoutS: 60 });
    const flag = `${place.shop.journal}.${name}`;
    const worker = makeWorkerDefinition({
      ...{
        family: name,
        revision: 'new',
        brokerUrl: place.shop.room.url,
        queues: [name],
        journal: place.shop.journal,
      },
      ...{ pool: 'prefork', concurrency: 2, stopTimeoutS: 60 },
    }).containerDefinitions[0].command;
    // The first task is a good worker, all others die at once.
    const command = ['sh', '-c', 'mkdir "$0" || exit 1; exec "$@"', flag, ...worker];
    const ended = deploy(service, { command }, { drain, 'max-failed-tasks': '0', 'health-timeout': '25s' });
    const newNode = await waitFor('a new worker', () => findNewWorker(service), { timeoutMs: 40_000 });
    const jobs = await service.cook(8, 15);
    await awaitRunning(place.shop.journal, jobs, 2);
    const result = await ended;
    expect(result.outputs['outcome']).toBe('rolled-back');
    await awaitNobodyDeaf(service, place.shop.client);
    if (finished) await awaitEachExactlyOnce(jobs);
    const cut = findCut(place.shop.journal, await service.livingNodes(), jobs);
    expect(cut.some((story) => story.starts[0]?.node === newNode)).toBe(!finished);
  });

  async function awaitEachExactlyOnce(jobs: readonly string[]): Promise<void> {
    await awaitFinished(place.shop.journal, jobs);
    assertEachExactlyOnce(place.shop.journal, jobs);
  }

  async function findNewWorker(service: ShopService): Promise<string | undefined> {
    const { deployments = [] } = await service.describe();
    const primary = deployments.find((deployment) => deployment.status === 'PRIMARY');
    if (deployments.length < 2) return undefined;
    const hosts = (await service.livingTasks())
      .filter((task) => task.startedBy === primary?.id)
      .flatMap((task) => task.attachments?.flatMap((attachment) => attachment.details ?? []) ?? [])
      .filter((detail) => detail.name === 'privateDnsName')
      .map((detail) => `worker@${detail.value ?? ''}`);
    const queues = await place.shop.client.queues();
    return hosts.find((node) => queues[node]?.includes(service.queue));
  }

  test.each([
    ['broker', {}],
    ['queue', { queues: ['elsewhere'] }],
  ])('listens on a wrong %s: not succeeded, though ECS calls it healthy', async (wrong, changes) => {
    const service = await place.shop.openService({ name: `wrong-${wrong}` });
    const old = await findRevision(service);
    const elsewhere = wrong === 'broker' ? { brokerUrl: (await place.broker.openRoom()).url } : changes;
    const result = await deploy(service, elsewhere, { 'health-timeout': '20s' });
    await expectRolledBack(service, result, old);
  });
});

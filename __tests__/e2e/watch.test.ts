import { StopTaskCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { awaitNobodyDeaf, awaitSilence } from '../support/await-consumers.js';
import { awaitRunning } from '../support/await-jobs.js';
import { listChanges } from '../support/aws-calls.js';
import { assertEachExactlyOnce } from '../support/journal.js';
import { startStep } from '../support/run-action.js';
import { BROKERS } from '../support/start-broker.js';
import { useShop } from '../support/use-shop.js';
import { waitFor } from '../support/wait-for.js';

/** No worker at all: it only lives. */
const IDLE = ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.2; done'];

describe.each(BROKERS)('a rollout that others meddle with, on %s', (kind) => {
  const place = useShop(kind);

  test('twenty tasks, of which two die of a passing cause: succeeded', async () => {
    const service = await place.shop.openService({
      ...{ name: `twenty-${kind}`, workers: 20, command: IDLE, waitUntilConsuming: false },
    });
    await waitFor('the first rollout', async () => {
      return (await service.describe()).deployments?.[0]?.rolloutState === 'COMPLETED';
    });
    const action = startStep('index.js', {
      inputs: service.inputs({ 'broker-url': '' }),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new'),
    });
    const victims = await waitFor('two new tasks', async () => {
      const primary = (await service.describe()).deployments?.find(({ status }) => status === 'PRIMARY');
      const tasks = (await service.livingTasks()).filter(
        (task) => task.lastStatus === 'RUNNING' && task.startedBy === primary?.id,
      );
      return (await service.describe()).deployments?.length === 2 && tasks.length >= 2 && tasks.slice(0, 2);
    });
    for (const { taskArn: task } of victims) {
      await place.shop.ecs.send(
        new StopTaskCommand({ cluster: place.shop.cluster, task, reason: 'spot check' }),
      );
    }
    expect(await action.done).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  });

  test('superseded by another deployment: said so, and the other one is left alone', async () => {
    const service = await place.shop.openService({
      name: 'superseded',
      command: IDLE,
      waitUntilConsuming: false,
    });
    await waitFor('the first rollout', async () => {
      return (await service.describe()).deployments?.[0]?.rolloutState === 'COMPLETED';
    });
    const before = place.shop.simulator.calls().length;
    const action = startStep('index.js', {
      inputs: service.inputs({ 'broker-url': '' }),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new'),
    });
    await waitFor('the update', () => listChanges(place.shop.simulator, before).includes('UpdateService'));
    const update = await place.shop.ecs.send(
      new UpdateServiceCommand({
        cluster: place.shop.cluster,
        service: service.name,
        forceNewDeployment: true,
      }),
    );
    const foreign = update.service?.deployments?.find(({ status }) => status === 'PRIMARY')?.id;
    const result = await action.done;
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'superseded' } });
    expect(listChanges(place.shop.simulator, before)).toEqual([
      'RegisterTaskDefinition',
      'UpdateService',
      'UpdateService',
    ]);
    await waitFor('the other deployment', async () => {
      const [deployment] = (await service.describe()).deployments ?? [];
      return deployment?.id === foreign && deployment?.rolloutState === 'COMPLETED';
    });
  });

  test('two runs at once: the second takes over and says so, and nobody is deaf at the end', async () => {
    const service = await place.shop.openService({ name: 'twice', stopTimeoutS: 60 });
    const oldNodes = await service.livingNodes();
    const jobs = await service.cook(2, 15);
    await awaitRunning(place.shop.journal, jobs);
    const run = (revision: string) =>
      startStep('index.js', {
        inputs: service.inputs(),
        awsEndpointUrl: place.shop.simulator.url,
        job: service.prepareRevision(revision),
      });
    const first = run('new');
    await first.waitForLine(/./);
    await waitFor('the first update', async () => (await service.describe()).deployments?.length === 2, {
      timeoutMs: 60_000,
    });
    const second = run('newer');
    const results = await Promise.all([first.done, second.done]);
    expect(results.map((result) => result.outputs['outcome'])).toEqual(['superseded', 'succeeded']);
    expect(results[1].stdout).toMatch(/in progress|takes? over|taking over/i);
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitNobodyDeaf(service, place.shop.client);
    expect(oldNodes).toHaveLength(2);
  });

  test('two drains at once: no job is cut, and nobody is deaf at the end', async () => {
    const service = await place.shop.openService({ name: 'both', stopTimeoutS: 60 });
    const oldNodes = await service.livingNodes();
    const jobs = await service.cook(2, 15);
    await awaitRunning(place.shop.journal, jobs);
    const run = (revision: string) =>
      startStep('index.js', {
        inputs: service.inputs(),
        awsEndpointUrl: place.shop.simulator.url,
        job: service.prepareRevision(revision),
      });
    const first = run('new');
    await awaitSilence(place.shop.client, oldNodes);
    const second = run('newer');
    const results = await Promise.all([first.done, second.done]);
    expect(results.map((result) => result.outputs['outcome'])).toContain('succeeded');
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitNobodyDeaf(service, place.shop.client);
  });
});

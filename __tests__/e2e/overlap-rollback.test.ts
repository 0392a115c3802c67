import { describe, expect, test } from '@jest/globals';
import { type ConsumerSample, sumGapMs, watchConsumers } from '../../bench/watch-consumers.js';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { findCommandsFor, type TracedCommand } from '../support/brokers/broker-trace.js';
import { deploy, type DeployOptions } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import { listProtected } from '../support/shop/list-protected.js';
import type { ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShops } from '../support/shop/use-shops.js';

interface Failed {
  readonly service: ShopService;
  readonly old: string;
  readonly oldTasks: readonly string[];
  readonly jobs: readonly string[];
  readonly samples: readonly ConsumerSample[];
  readonly result: ActionResult;
  /** What the old workers were sent beside pings. */
  readonly commands: readonly TracedCommand[];
}

async function run(shop: Shop, name: string, { changes = {}, inputs = {} }: DeployOptions): Promise<Failed> {
  const service = await shop.openService({ name, pool: 'threads', concurrency: 4, stopTimeoutS: 60 });
  const old = (await service.describe()).taskDefinition ?? '';
  const oldTasks = (await service.livingTasks()).map(({ taskArn = '' }) => taskArn);
  const oldNodes = await service.livingNodes();
  const jobs = await service.cook(4, 20);
  await awaitRunning(shop.journal, jobs);
  const trace = await shop.room.trace();
  const watch = await watchConsumers(shop.room, [service.queue]);
  const result = await deploy(shop, service, { changes, inputs: { drain: 'overlap', ...inputs } });
  const samples = await watch.stop();
  await trace.stop();
  return { service, old, oldTasks, jobs, samples, result, commands: findCommandsFor(trace, oldNodes) };
}

const places = useShops((shop) =>
  startTogether({
    dead: () => run(shop, 'dead', { changes: { command: ['sh', '-c', 'exit 1'] } }),
    astray: () =>
      run(shop, 'astray', { changes: { queues: ['elsewhere'] }, inputs: { 'health-timeout': '12s' } }),
  }),
);

describe.each(BROKERS)('overlap to a new revision that does not work, on %s', (kind) => {
  const place = places[kind];

  test.each([
    ['exits at its start', 'dead'],
    ['consumes the wrong queue', 'astray'],
  ] as const)('%s: rolled back, and the old workers never stopped consuming', async (_, name) => {
    const { service, old, oldTasks, jobs, samples, result, commands } = await place.runs[name];
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'rolled-back', 'serving-task-definition-arn': old },
    });
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter(({ method }) => /consumer/.test(method))).toEqual([]);
    expect(samples.length).toBeGreaterThan(50);
    expect(sumGapMs(samples, service.queue)).toBe(0);
    expect(listChanges(place.shop.simulator, service.name, oldTasks)).toContain('UpdateTaskProtection');
    expect(await listProtected(place.shop, oldTasks)).toEqual([]);
    expect((await service.livingTasks()).map(({ taskArn }) => taskArn).sort()).toEqual([...oldTasks].sort());
    await awaitFinished(place.shop.journal, jobs);
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitAllConsume(service, place.shop.client);
  });

  test('the queue that nobody consumes is named', async () => {
    const { result } = await place.runs.astray;
    expect(result.outputs['outcome']).toBe('rolled-back');
    expect(result.report?.reason).toContain('no new worker consumes astray');
    expect(result.summary).toContain('no new worker consumes astray');
  });
});

import { expect, test } from '@jest/globals';
import type { ActionResult } from '../support/action/run-action.js';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { type DeployOptions, deploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import { listProtected } from '../support/shop/list-protected.js';
import type { ShopService } from '../support/shop/open-shop-service.js';
import type { Shop } from '../support/shop/start-shop.js';
import { useShop } from '../support/shop/use-shop.js';
import { startTogether } from '../support/start-together.js';

/** UpdateTaskProtection, the fourth, is in overlap-fallback.test.ts: it changes what `auto` chooses. */
const DENIED = ['StopServiceDeployment', 'DeregisterTaskDefinition', 'GetTaskProtection'];

interface Deployed {
  readonly service: ShopService;
  readonly old: string;
  readonly oldTasks: readonly string[];
  readonly jobs: readonly string[];
  readonly result: ActionResult;
}

async function run(shop: Shop, name: string, jobS: number, options: DeployOptions): Promise<Deployed> {
  const service = await shop.openService({ name, workers: 1, pool: 'threads', stopTimeoutS: 60 });
  const old = (await service.describe()).taskDefinition ?? '';
  const oldTasks = (await service.livingTasks()).map(({ taskArn = '' }) => taskArn);
  const jobs = await service.cook(1, jobS);
  await awaitRunning(shop.journal, jobs);
  return { service, old, oldTasks, jobs, result: await deploy(shop, service, options) };
}

function startRuns(shop: Shop) {
  const dies = { command: ['sh', '-c', 'exit 1'] };
  return startTogether({
    good: () => run(shop, 'good', 5, { inputs: { drain: 'auto' } }),
    failing: () => run(shop, 'failing', 5, { changes: dies, inputs: { drain: 'before' } }),
    late: () => run(shop, 'late', 15, { inputs: { drain: 'before', 'drain-timeout': '3s' } }),
  });
}

let runs: ReturnType<typeof startRuns>;
const place = useShop('redis', {}, (shop) => {
  for (const operation of DENIED) shop.simulator.order({ kind: 'deny', operation });
  runs = startRuns(shop);
  return Promise.resolve(async () => {
    await Promise.allSettled(Object.values(runs));
  });
});

/** Nothing is left: no protection, no worker without its queue, and each job ran once. */
async function expectNothingLeft({ service, oldTasks, jobs }: Deployed): Promise<void> {
  // Reading the protections is denied to the test too.
  await Promise.all(Object.values(runs));
  place.shop.simulator.clearFaults();
  expect(await listProtected(place.shop, oldTasks)).toEqual([]);
  await awaitAllConsume(service, place.shop.client);
  assertEachExactlyOnce(place.shop.journal, jobs);
}

test('GetTaskProtection: auto takes before, and the denied action is called once', async () => {
  const good = await runs.good;
  expect(good.result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  expect(good.result.report?.drain).toMatchObject({
    mode: 'before',
    why: expect.stringContaining('ecs:GetTaskProtection') as unknown,
  });
  expect(good.result.report?.calls['ecs:GetTaskProtection']).toBe(1);
  assertEachExactlyOnce(place.shop.journal, good.jobs);
});

test('StopServiceDeployment: known before the first change, and UpdateService goes back', async () => {
  const failing = await runs.failing;
  const { old, service, result } = failing;
  expect(result.outputs).toMatchObject({ outcome: 'rolled-back', 'serving-task-definition-arn': old });
  const { stdout } = result;
  const asked = stdout.indexOf('ecs:StopServiceDeployment seems to be denied');
  expect(asked).toBeGreaterThan(-1);
  expect(asked).toBeLessThan(stdout.indexOf('registered arn:'));
  const updates = listChanges(place.shop.simulator, service.name).filter((name) => name === 'UpdateService');
  expect(updates).toHaveLength(2);
  await expectNothingLeft(failing);
});

test('DeregisterTaskDefinition: the workers have their queue back, and the revision that is left is named', async () => {
  const late = await runs.late;
  expect(late.result.outputs['outcome']).toBe('timed-out');
  expect(late.result.stdout).toMatch(/late:2 stays registered, though no deployment uses it/);
  await awaitAllConsume(late.service, place.shop.client);
  expect((await late.service.describe()).taskDefinition).toBe(late.old);
});

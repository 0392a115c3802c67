import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { REPOSITORY } from '../support/action/action-environment.js';
import type { ActionResult } from '../support/action/run-action.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { deploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { Shop } from '../support/shop/start-shop.js';
import { useShop } from '../support/shop/use-shop.js';
import { startTogether } from '../support/start-together.js';

interface Deployed {
  readonly jobs: readonly string[];
  readonly result: ActionResult;
}

/** Two workers with a short and a long job each: the app drops its task's protection when the short one ends. */
async function deployProtecting(shop: Shop, drain: string): Promise<Deployed> {
  const environment = { PYTHONPATH: join(REPOSITORY, '__tests__/support/shop') };
  const args = ['-I', 'protecting_app'];
  const service = await shop.openService({ name: `own-${drain}`, environment, args, stopTimeoutS: 2 });
  const jobs = [...(await service.cook(2, 6)), ...(await service.cook(2, 14))];
  await awaitRunning(shop.journal, jobs);
  const inputs = { drain, 'drain-timeout': '10m' };
  const result = await deploy(shop, service, { inputs });
  await awaitFinished(shop.journal, jobs);
  return { jobs, result };
}

let runs: Readonly<Record<'overlap' | 'auto', Promise<Deployed>>>;
// ECS looks at the service every 10 s: in between the action sees that a protection is gone.
const place = useShop(
  'redis',
  {},
  (shop) => {
    runs = startTogether({
      overlap: () => deployProtecting(shop, 'overlap'),
      auto: () => deployProtecting(shop, 'auto'),
    });
    return Promise.resolve(async () => {
      await Promise.allSettled(Object.values(runs));
    });
  },
  { timeScale: 4 },
);

test('an app that protects its own tasks: no job is cut by an overlap, and none is called unfinished', async () => {
  const { jobs, result } = await runs.overlap;
  expect(result.outputs['outcome']).toBe('succeeded');
  assertEachExactlyOnce(place.shop.journal, jobs);
  expect(result.stdout).toContain('protected again');
  expect(result.summary).not.toMatch(/not finished/);
});

test('an app that protects its own tasks: auto drains before the deploy, and says why', async () => {
  const { jobs, result } = await runs.auto;
  expect(result.outputs['outcome']).toBe('succeeded');
  assertEachExactlyOnce(place.shop.journal, jobs);
  expect(result.stdout).toMatch(/before \(chosen by auto.*a protection has one owner/);
});

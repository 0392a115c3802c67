import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { deploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShops } from '../support/shop/use-shops.js';

const JOB_S = 5;

interface HandedOver {
  readonly maximumPercent: number;
  readonly result: ActionResult;
  /** One for each old worker, running when the deploy began. */
  readonly jobs: readonly string[];
}

interface Refused {
  readonly maximumPercent: number;
  /** The lowest that is enough. */
  readonly needed: number;
  readonly result: ActionResult;
  readonly changes: readonly string[];
}

interface Room {
  readonly service: ShopService;
  readonly refused: readonly Refused[];
  readonly handedOver: readonly HandedOver[];
}

/** First those without room, then one hand-over after the other: the new workers of one are the old ones of the next. */
async function run(
  shop: Shop,
  workers: number,
  tooLittle: readonly (readonly [percent: number, needed: number])[],
  enough: readonly number[],
): Promise<Room> {
  const name = `desired-${String(workers)}`;
  const service = await shop.openService({ name, workers, pool: 'threads', stopTimeoutS: 60 });
  const overlap = (percent: number, revision: string): Promise<ActionResult> => {
    const percents = { 'maximum-percent': String(percent), 'minimum-healthy-percent': '50' };
    const inputs = { drain: 'overlap', 'drain-timeout': '10m', ...percents };
    return deploy(shop, service, { revision, inputs });
  };
  const refused: Refused[] = [];
  for (const [maximumPercent, needed] of tooLittle) {
    const result = await overlap(maximumPercent, 'refused');
    const tasks = (await service.livingTasks()).map(({ taskArn = '' }) => taskArn);
    const changes = listChanges(shop.simulator, name, tasks);
    refused.push({ maximumPercent, needed, result, changes });
  }
  const handedOver: HandedOver[] = [];
  for (const maximumPercent of enough) {
    const jobs = await service.cook(workers, JOB_S);
    await awaitRunning(shop.journal, jobs);
    const result = await overlap(maximumPercent, `at-${String(maximumPercent)}`);
    handedOver.push({ maximumPercent, result, jobs });
  }
  return { service, refused, handedOver };
}

const places = useShops((shop) =>
  startTogether({
    '1': () => run(shop, 1, [[150, 200], [120, 200]], [200]), // prettier-ignore
    '2': () => run(shop, 2, [[120, 150]], [200, 150]),
    '5': () => run(shop, 5, [[119, 120]], [200, 150, 120]),
  }),
);

describe.each(BROKERS)('room for new tasks beside the old ones, on %s', (kind) => {
  const place = places[kind];

  test.each(['1', '2', '5'] as const)(
    'desired %s: handed over wherever one more task fits',
    async (desired) => {
      const { service, handedOver } = await place.runs[desired];
      for (const { result, jobs } of handedOver) {
        expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
        expect(result.report?.drain.mode).toBe('overlap');
        assertEachExactlyOnce(place.shop.journal, jobs);
      }
      expect(await service.describe()).toMatchObject({ runningCount: Number(desired), pendingCount: 0 });
      await awaitAllConsume(service, place.shop.client);
    },
  );

  test.each(['1', '2', '5'] as const)(
    'desired %s: refused where none fits, with the percentage that is enough',
    async (desired) => {
      const { refused } = await place.runs[desired];
      expect(refused.length).toBeGreaterThan(0);
      for (const { maximumPercent, needed, result, changes } of refused) {
        expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
        expect(result.stdout).toContain(`maximum-percent ${String(maximumPercent)}`);
        expect(result.stdout).toContain(`maximum-percent must be ${String(needed)} or more`);
        // The one from before the deploy.
        expect(changes).toEqual(['RegisterTaskDefinition']);
      }
    },
  );
});

import { describe, expect, test } from '@jest/globals';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { findCommandsFor } from '../support/brokers/broker-trace.js';
import { deploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import { listProtected } from '../support/shop/list-protected.js';
import type { ServiceOptions, ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShops } from '../support/shop/use-shops.js';

interface Fallback {
  readonly service: ShopService;
  readonly refused: ActionResult;
  /** What the refused overlap changed. */
  readonly changes: readonly string[];
  readonly commands: readonly string[];
  readonly stillProtected: readonly string[];
  readonly auto: ActionResult;
  readonly jobs: readonly string[];
}

type Inputs = Readonly<Record<string, string>>;

/** First `overlap`, which is refused, then `auto`, which drains before; jobs are running when the first begins. */
async function run(shop: Shop, options: ServiceOptions, inputs: Inputs = {}): Promise<Fallback> {
  const service = await shop.openService({ pool: 'threads', stopTimeoutS: 60, ...options });
  const nodes = [...(await service.livingNodes()), options.node ?? ''];
  const tasks = (await service.livingTasks()).map(({ taskArn = '' }) => taskArn);
  const jobs = await service.cook(2, 8);
  await awaitRunning(shop.journal, jobs);
  const trace = await shop.room.trace();
  const before = listChanges(shop.simulator, service.name, tasks).length;
  const refused = await deploy(shop, service, { inputs: { ...inputs, drain: 'overlap' } });
  const changes = listChanges(shop.simulator, service.name, tasks).slice(before);
  const commands = findCommandsFor(trace, nodes).map(({ method }) => method);
  await trace.stop();
  const stillProtected = await listProtected(shop, tasks);
  const auto = await deploy(shop, service, { inputs: { ...inputs, drain: 'auto' } });
  return { service, refused, changes, commands, stillProtected, auto, jobs };
}

/** With other percentages a second beat would run for a while. */
const STOP_FIRST = { minimumHealthyPercent: 0, maximumPercent: 100 };

const places = useShops((shop) =>
  startTogether({
    beat: () => {
      const args = ['-B', '-s', `${shop.journal}.beat`];
      return run(shop, { name: 'beat', workers: 1, args, ...STOP_FIRST });
    },
    name: () => run(shop, { name: 'name', workers: 1, node: 'cook@kitchen' }, { 'drain-workers': 'cook@*' }),
    globs: () => run(shop, { name: 'globs', node: 'globs@%h' }, { 'drain-workers': 'globs@*' }),
  }),
);

/** The fault concerns every UpdateTaskProtection call: no other run may use this simulator. */
const deniedPlaces = useShops((shop) => {
  shop.simulator.order({ kind: 'deny', operation: 'UpdateTaskProtection' });
  return startTogether({ denied: () => run(shop, { name: 'denied' }) });
});

describe.each(BROKERS)('where overlap is not possible, on %s', (kind) => {
  const expectFallback = async (run: Promise<Fallback>, shop: Shop, why: RegExp): Promise<void> => {
    const { service, refused, commands, stillProtected, auto, jobs } = await run;
    expect(refused).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
    expect(refused.report?.refusals.join('\n')).toMatch(why);
    expect(commands.filter((method) => /consumer/.test(method))).toEqual([]);
    expect(stillProtected).toEqual([]);
    expect(auto).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(auto.report?.drain.mode).toBe('before');
    expect(auto.stdout).toMatch(/drain: before/);
    expect(auto.stdout).toMatch(why);
    expect(auto.summary.replaceAll('`', '')).toMatch(why);
    assertEachExactlyOnce(shop.journal, jobs);
    expect(await service.describe()).toMatchObject({ pendingCount: 0 });
  };

  test.each([
    ['a beat inside', 'beat', /a beat runs in worker/],
    ['a fixed node name', 'name', /can't be mapped to exactly one task: cook@kitchen/],
    ['globs', 'globs', /drain-workers \(globs@\*\) can't tell new workers from old ones/],
  ] as const)(
    '%s: overlap is refused before any change, auto drains before and says why',
    async (_, name, why) => {
      const place = places[kind];
      expect((await place.runs[name]).changes).toEqual([]);
      await expectFallback(place.runs[name], place.shop, why);
    },
  );

  test('protection denied: overlap is refused and undone, auto drains before and says why', async () => {
    const place = deniedPlaces[kind];
    // The revision is registered before ECS is asked, and deregistered again.
    const { changes } = await place.runs.denied;
    expect(changes).toEqual([
      ...['RegisterTaskDefinition', 'UpdateTaskProtection', 'DeregisterTaskDefinition'],
    ]);
    await expectFallback(place.runs.denied, place.shop, /ecs:UpdateTaskProtection/);
  });
});

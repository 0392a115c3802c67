import type { Task } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitFinished, awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce, readJournal } from '../support/shop/journal.js';
import { findHostName, type ShopService } from '../support/shop/open-shop-service.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShops } from '../support/shop/use-shops.js';
import { waitFor } from '../support/wait-for.js';

/** Slow enough that the action looks several times before a late task turns healthy, which lets ECS stop it. */
const TIME_SCALE = 12;
const LONG_S = 15;
const WORKER = { pool: 'threads', concurrency: 4, stopTimeoutS: 60 } as const;

interface HandedOver {
  readonly service: ShopService;
  readonly result: ActionResult;
  readonly jobs: readonly string[];
}

/** Starts a hand-over in the middle of long jobs, with room for one new task at a time, and returns after UpdateService. */
async function begin(
  shop: Shop,
  service: ShopService,
): Promise<{ jobs: readonly string[]; oldTasks: readonly Task[]; done: Promise<ActionResult> }> {
  const oldTasks = await service.livingTasks();
  const jobs = await service.cook(2, LONG_S);
  await awaitRunning(shop.journal, jobs);
  const inputs = { drain: 'overlap', 'drain-timeout': '10m' };
  const { done } = startDeploy(shop, service, { inputs });
  const isUpdated = (): boolean => listChanges(shop.simulator, service.name).includes('UpdateService');
  await waitFor('UpdateService', isUpdated);
  return { jobs, oldTasks, done };
}

interface Late extends HandedOver {
  /** The task of the old revision that came after UpdateService, and the worker on it. */
  readonly task: string;
  readonly node: string;
}

/** In the middle something brings one more task of the old revision, whose worker then takes jobs. */
async function runLate(shop: Shop, name: string, disturb: (victim: string) => void): Promise<Late> {
  const service = await shop.openService({ name, ...WORKER, maximumPercent: 150 });
  const { jobs, oldTasks, done } = await begin(shop, service);
  const [victim] = oldTasks;
  // A job on a worker that crashes is lost to the crash, whoever deploys.
  const spared = jobs.filter((job) => name === 'scaled' || nodeOfJob(shop, job) !== nodeOf(victim));
  disturb(victim?.taskArn ?? '');
  const known = oldTasks.map(({ taskArn }) => taskArn);
  const isLate = (task: Task): boolean =>
    task.startedBy === victim?.startedBy && !known.includes(task.taskArn);
  const late = await waitFor('a late worker of the old revision', async () => {
    const task = (await service.livingTasks()).find(isLate);
    return task && (await shop.client.queues())[nodeOf(task)]?.length ? task : null;
  });
  const more = await service.cook(8, 4);
  const result = await done;
  return { service, result, jobs: [...spared, ...more], task: late.taskArn ?? '', node: nodeOf(late) };
}

const nodeOf = (task?: Task): string => (task ? `worker@${findHostName(task)}` : '');
const nodeOfJob = (shop: Shop, job: string): string | undefined =>
  readJournal(shop.journal).find((line) => line.job === job)?.node;

/** A job that the old workers hold falls due in the middle and outlasts the others. */
async function runDue(shop: Shop): Promise<HandedOver> {
  const service = await shop.openService({ name: 'due', ...WORKER });
  const reminder = { name: 'shop.remind', args: [LONG_S], queue: 'due', countdown: LONG_S - 2 } as const;
  const due = await shop.client.send([reminder]);
  const { jobs, done } = await begin(shop, service);
  return { service, result: await done, jobs: [...jobs, ...due] };
}

const places = useShops(
  (shop) => ({
    ...startTogether({
      killed: () => runLate(shop, 'killed', (victim) => { shop.simulator.killTask(victim); }), // prettier-ignore
      scaled: () =>
        runLate(shop, 'scaled', () => {
          shop.simulator.order({ kind: 'set-desired', service: 'scaled', desiredCount: 3 });
        }),
    }),
    ...startTogether({ due: () => runDue(shop) }),
  }),
  { timeScale: TIME_SCALE },
);

describe.each(BROKERS)('tasks and jobs that come late in a hand-over, on %s', (kind) => {
  const place = places[kind];

  const expectHandedOver = async ({ service, result, jobs }: HandedOver): Promise<void> => {
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    await awaitFinished(place.shop.journal, jobs);
    assertEachExactlyOnce(place.shop.journal, jobs);
    await awaitAllConsume(service, place.shop.client);
  };

  test.each([
    ['a worker task is killed and replaced by the old revision', 'killed'],
    ['the service is scaled out, on both revisions', 'scaled'],
  ] as const)('%s: the late worker is protected, silenced and waited for', async (_, name) => {
    const late = await place.runs[name];
    await expectHandedOver(late);
    const rows = late.result.report?.drain.rows.filter(({ node }) => node === late.node);
    expect(rows).toMatchObject([{ side: 'old', taskArn: late.task, jobsLeft: 0, ending: 'replaced' }]);
    const protections = listChanges(place.shop.simulator, 'nothing else', [late.task]);
    expect(protections).toEqual(['UpdateTaskProtection', 'UpdateTaskProtection']);
    expect(late.result.report?.warnings.join()).not.toContain(late.task);
  });

  test('a job that falls due in an old worker runs to its end', async () => {
    const due = await place.runs.due;
    await expectHandedOver(due);
    const reminder = readJournal(place.shop.journal).find(
      ({ job, name }) => due.jobs.includes(job) && name === 'shop.remind',
    );
    expect(reminder?.revision).toBe('old');
  });
});

import { describe, expect, test } from '@jest/globals';
import { replayJournal } from '../../src/report/replay-journal.js';
import { renderSummary } from '../../src/summary/render-summary.js';
import {
  describeMeasurement,
  type Drain,
  measureHandOver,
  type Measurement,
} from '../../bench/measure-hand-over.js';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import { startTogether } from '../support/start-together.js';
import { useShops } from '../support/shop/use-shops.js';

const places = useShops((shop) =>
  startTogether({
    overlap: () => measureHandOver(shop, 'overlap'),
    before: () => measureHandOver(shop, 'before'),
    none: () => measureHandOver(shop, 'none'),
  }),
);

/** How often each queue was without a consumer, by the action's own looks; every gap is over. */
function listGaps({ report }: ActionResult): number[] {
  const queues = report?.timeline?.queues ?? [];
  expect(queues.flatMap(({ gaps }) => gaps.filter(({ toMs }) => toMs === null))).toEqual([]);
  return queues.map(({ gaps }) => gaps.length);
}

describe.each(BROKERS)('a deploy in the middle of a stream of jobs, on %s', (kind) => {
  const place = places[kind];

  /** The run's ending, printed for comparison. */
  const awaitRun = async (drain: Drain): Promise<Measurement> => {
    const measured = await place.runs[drain];
    process.stdout.write(`${kind}: ${describeMeasurement(measured)}\n`);
    expect(measured.result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(measured.samples).toBeGreaterThan(50);
    return measured;
  };

  test('overlap: each queue has a consumer all the time, no job is cut, none runs twice', async () => {
    const { service, gapsMs, jobs, cut, result } = await awaitRun('overlap');
    expect(Object.values(gapsMs)).toEqual([0, 0]);
    assertEachExactlyOnce(place.shop.journal, jobs);
    expect(cut).toEqual([]);
    expect(listGaps(result)).toEqual([0, 0]);
    expect(result.summary).toContain('**Queues:** always consumed');
    if (result.report === null) throw new Error('the run leaves a report');
    expect(`${renderSummary(replayJournal(result.report.journal))}\n`).toBe(result.summary);
    await awaitAllConsume(service, place.shop.client);
  });

  test('overlap: the old tasks are protected before UpdateService, and released after it', async () => {
    const { service, oldTasks } = await place.runs.overlap;
    const changes = listChanges(place.shop.simulator, service.name, oldTasks);
    expect(changes.slice(1, 4)).toEqual(['RegisterTaskDefinition', 'UpdateTaskProtection', 'UpdateService']);
    expect(changes.slice(4).length).toBeGreaterThan(0);
    expect(new Set(changes.slice(4))).toEqual(new Set(['UpdateTaskProtection']));
  });

  test('before: no job is cut either, but no queue has a consumer while the old workers finish', async () => {
    const { gapsMs, jobs, result } = await awaitRun('before');
    expect(Math.min(...Object.values(gapsMs))).toBeGreaterThan(0);
    expect(listGaps(result)).toEqual([1, 1]);
    assertEachExactlyOnce(place.shop.journal, jobs);
  });

  test('none: jobs are cut', async () => {
    expect((await awaitRun('none')).cut.length).toBeGreaterThan(0);
  });
});

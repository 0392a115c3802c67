import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createStory } from '../../../src/create-story.js';
import type { Report } from '../../../src/model/report.js';
import type { StampedEvent } from '../../../src/model/run-event.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { EMPTY_JOURNAL } from '../../../src/report/journal/journal-state.js';
import { addEvent } from '../../../src/report/journal/add-event.js';
import { applyDifference, findDifference } from '../../../src/report/journal/look-differences.js';
import { readJournal } from '../../../src/report/journal/read-journal.js';
import { replayJournal } from '../../../src/report/replay-journal.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { NEW_ID, NOW_MS, OLD_ID, aService, aTask } from '../../support/builders/world.js';
import { type Scene, aScene, anOverlap } from '../../support/fakes/scenario.js';

/** As it is written to the file, and read again. */
const written = (report: Report): Report => JSON.parse(JSON.stringify(report)) as Report;

async function play(scene: Scene): Promise<Report> {
  const ending = await runPhases(scene.run);
  scene.run.world.story.tell({ kind: 'run-ended', ...ending, calls: {} });
  return written(scene.report);
}

describe('a replay', () => {
  test.each<[string, () => Scene]>([
    ['drained before', () => aScene()],
    ['handed over', () => anOverlap()],
    ['drain out of time', () => aScene({ drainTimeoutMs: 10_000 })],
    ['dry run', () => aScene({ dryRun: true })],
    [
      'rolled back',
      () => {
        const scene = anOverlap({ healthTimeoutMs: 60_000 });
        scene.onUpdate = () => undefined;
        return scene;
      },
    ],
  ])('%s: gives the same report and the same page', async (_name, scene) => {
    const report = await play(scene());
    expect(report.journal.dropped).toEqual({});
    const replayed = replayJournal(report.journal);
    expect(written(replayed)).toEqual(report);
    expect(renderSummary(replayed)).toBe(renderSummary(report));
  });
});

const lookAt = (atMs: number, change: Partial<ReturnType<typeof aService>> = {}): StampedEvent => ({
  kind: 'service-looked',
  atMs,
  during: 'rollout',
  deploymentId: NEW_ID,
  previousDeploymentId: OLD_ID,
  look: { service: aService(change), tasks: [task], serviceDeployment: null, targets: null },
  protections: [],
});
const task = aTask();

describe('looks', () => {
  test('that are equal are counted, with the time of the last', () => {
    const looks = [0, 5, 10].map((s) => lookAt(NOW_MS + s * 1_000));
    const { entries } = looks.reduce(addEvent, EMPTY_JOURNAL);
    expect(entries).toEqual([expect.objectContaining({ repeats: 2, lastAtMs: NOW_MS + 10_000 })]);
    expect(readJournal({ entries, dropped: {} })).toEqual([looks[0], looks[2]]);
  });

  test('that are equal, but with a change of another kind between them, are both kept', () => {
    const workers = (s: number): StampedEvent => ({
      kind: 'workers-looked',
      atMs: NOW_MS + s * 1_000,
      workers: [],
    });
    const tasks = (s: number, runningCount: number): StampedEvent =>
      lookAt(NOW_MS + s * 1_000, { runningCount });
    const looks = [tasks(0, 1), workers(1), tasks(5, 2), workers(6), tasks(10, 2), workers(11)];
    const { entries } = looks.reduce(addEvent, EMPTY_JOURNAL);
    expect(entries).toHaveLength(4);
    expect(readJournal({ entries, dropped: {} })).toEqual(looks);
  });

  test('that differ are kept as what differs', () => {
    const events = Array.from({ length: 100 }, (_, n) => ({
      id: `event-${n}`,
      atMs: NOW_MS - n,
      message: 'has reached a steady state.',
    }));
    const first = lookAt(NOW_MS, { events });
    const later = [
      { id: 'event-new', atMs: NOW_MS + 1, message: 'has started 1 tasks.' },
      ...events.slice(0, -1),
    ];
    const second = lookAt(NOW_MS + 5_000, { events: later });
    const journal = [first, second].reduce(addEvent, EMPTY_JOURNAL);
    expect(JSON.stringify(journal.entries[1]).length).toBeLessThan(400);
    expect(readJournal({ entries: journal.entries, dropped: {} })).toEqual([first, second]);
  });

  test('beyond the limit are left out and counted; what ends the run is still kept, below a megabyte', () => {
    const looks = Array.from({ length: 40 }, (_, n) =>
      lookAt(NOW_MS + n, { events: [{ id: `event-${n}`, atMs: NOW_MS, message: `${n}`.repeat(50_000) }] }),
    );
    const end: StampedEvent = {
      kind: 'run-ended',
      atMs: NOW_MS + 100,
      outcome: 'succeeded',
      reason: '',
      calls: {},
    };
    const journal = [...looks, end].reduce(addEvent, EMPTY_JOURNAL);
    expect(JSON.stringify(journal.entries).length).toBeLessThan(1_000_000);
    expect(journal.dropped['service-looked']).toBeGreaterThan(20);
    expect(journal.entries.at(-1)).toEqual(end);
    const kept = readJournal(journal).filter(({ kind }) => kind === 'service-looked');
    expect(kept).toEqual(looks.slice(0, kept.length));
  });

  test('of any shape come back as they were', () => {
    const entry = fc.record({ arn: fc.constantFrom('a', 'b', 'c', 'd'), state: fc.string() });
    const value = fc.record({ tasks: fc.array(entry, { maxLength: 6 }), note: fc.option(fc.string()) });
    fc.assert(
      fc.property(value, value, (before, after) => {
        const difference: unknown = JSON.parse(JSON.stringify(findDifference(before, after)));
        expect(applyDifference(before, difference)).toEqual(after);
      }),
    );
  });
});

describe('what is kept', () => {
  const quiet = (): undefined => undefined;
  const log = { info: quiet, warn: quiet, debug: quiet, group: quiet, endGroup: quiet };

  test('is masked: known secrets, what looks like one, and what a task definition holds', () => {
    const mask = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value).replaceAll('broker-geheim', '***')) as T;
    const story = createStory({ log, clock: { now: () => NOW_MS }, mask });
    const messages = ['broker-geheim', 'redis://user:url-geheim@host/0', 'token definition-geheim'];
    const events = messages.map((message, n) => ({ id: `event-${n}`, atMs: NOW_MS, message }));
    const seen = lookAt(NOW_MS, { events });
    story.tell(seen);
    const environment = [{ name: 'API_TOKEN', value: 'definition-geheim' }];
    const definition = { family: 'shop', containerDefinitions: [{ name: 'a', image: 'b', environment }] };
    const evidence = story.report().evidence;
    if (evidence === null) throw new Error('a look gives evidence');
    const taskDefinition = { arn: 'arn', status: 'ACTIVE', definition };
    story.tell({ kind: 'evidence-collected', evidence: { ...evidence, taskDefinition } });
    const kept = JSON.stringify(story.report().journal);
    expect(kept).toContain('***');
    expect(kept).not.toMatch(/geheim/);
  });
});

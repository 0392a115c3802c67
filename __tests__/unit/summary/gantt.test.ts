import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report.js';
import type { PlanReport } from '../../../src/model/plan-report.js';
import type { CapacityPoint, RolloutPlan } from '../../../src/model/rollout-plan.js';
import { SPAN_KINDS } from '../../../src/model/timeline.js';
import type { TimelineLane, TimelineSpan } from '../../../src/model/timeline.js';
import { renderRolloutPlan } from '../../../src/summary/render-rollout-plan.js';
import { renderTimeline } from '../../../src/summary/render-timeline.js';
import { listSections } from '../../../src/summary/timeline/list-sections.js';
import { LABELS } from '../../../src/summary/timeline/labels.js';
import { renderGantt } from '../../../src/summary/timeline/render-gantt.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import { type Mermaid, startMermaid } from '../../support/start-mermaid.js';
import { makeReport, STARTED_AT_MS } from './make-report.js';

/** GitHub, like Mermaid itself, draws no longer text. */
const LONGEST_TEXT = 50_000;

let mermaid: Mermaid;
beforeAll(() => {
  mermaid = startMermaid();
});
afterAll(() => {
  mermaid.stop();
});

/** The diagram on the page: exactly one. */
function findDiagram(page: string): string {
  const found = [...page.matchAll(/^(`{3,})mermaid\n([\s\S]*?)\n\1$/gm)];
  expect(found).toHaveLength(1);
  return found[0]?.[2] ?? '';
}

/** Mermaid finds the sections and bars that were meant, at their times, and nothing else. */
async function expectExact(report: Report): Promise<void> {
  const diagram = findDiagram(renderTimeline(report));
  expect(diagram.length).toBeLessThan(LONGEST_TEXT);
  const parsed = await mermaid.parse(diagram);
  expect(parsed.error).toBeUndefined();
  const sections = listSections(report, { all: false });
  const meant = sections.flatMap(({ title, rows }, at) =>
    rows.map((row) => ({ ...row, section: at, title, ends: row.toMs ?? report.endedAtMs })),
  );
  expect(parsed).toMatchObject({ type: 'gantt', title: 'Times in UTC', links: [] });
  expect(parsed.sections).toHaveLength(sections.length);
  expect(parsed.sections.map((section) => section.split(' ')[0])).toEqual(sections.map(({ title }) => title));
  expect(parsed.sections.filter((section) => !/^[\p{L}\p{N} @._/+()∶‚＃·…-]+$/u.test(section))).toEqual([]);
  expect(parsed.sections.filter((section) => section.length > 30)).toEqual([]);
  expect(
    parsed.tasks.map(({ id, label, section, fromMs, toMs }) => [id, label, section, fromMs, toMs]),
  ).toEqual(
    meant.map(({ kind, label, section, fromMs, ends }, at) => [
      `t${at + 1}`,
      label,
      parsed.sections[section],
      fromMs,
      kind === 'register-revision' ? fromMs : Math.max(fromMs, ends),
    ]),
  );
}

function aPlan(capacity: readonly CapacityPoint[]): PlanReport {
  const rollout: RolloutPlan = {
    ...{ waves: 1, moves: [], capacity, minimumHealthy: 2, maximumRunning: 4, maximumPresent: 4 },
    ...{ duration: { best: 1, expected: 2, worst: 3 }, sentence: '1 wave', warnings: [], advice: [] },
  };
  return {
    rollout,
    tookMs: null,
    findings: [],
    ignored: [],
    changes: [],
    roster: [],
    missingPermissions: [],
  };
}

const HOSTILE = [
  'plain',
  'web:46',
  'a, b, c',
  'a;b',
  'a # b',
  'one\nsection two\n x :t9, 1, 2',
  'x\r  y :crit, t1, 2026-01-01, 1d',
  '%% comment',
  '%%{init: {"theme":"dark"}}%%',
  'title boo',
  'click t1 href "javascript:alert(1)"',
  'dateFormat x',
  '```\n# out of the fence',
  '````',
  '~~~',
  '<img src=x onerror=alert(1)>',
  '"quoted" \'too\'',
  '#58;#quot;#lt;',
  'accTitle: x',
  'accDescr { x }',
  '---\ntitle: x\n---',
  '__proto__',
  'constructor',
  '\u202e\u0000\u200b\ud800',
  '🔥🔥🔥',
  '',
  '   ',
  'after t1',
];

function makeSpans(seed: readonly number[]): TimelineSpan[] {
  return seed.map((offset, at) => {
    const fromMs = STARTED_AT_MS + offset;
    const kind = SPAN_KINDS[(at + offset) % SPAN_KINDS.length] ?? 'stop';
    return {
      kind,
      fromMs,
      toMs: offset % 5 === 0 ? null : fromMs + 1 + ((offset * 7) % 90_000),
      setting: null,
    };
  });
}

function makeTimelineReport(names: readonly string[], offsets: readonly number[]): Report {
  const lanes = names.map((name, at): TimelineLane => {
    const side = ([null, 'old', 'new'] as const)[at % 3] ?? null;
    const onNode = at % 2 === 0;
    return {
      id: onNode ? name : `${name}/${name}`,
      side,
      taskDefinitionArn: onNode ? null : `arn:aws:ecs:eu-central-1:1:task-definition/${name}`,
      nodes: [name],
      spans: makeSpans(offsets.map((offset) => offset + at)),
    };
  });
  return makeReport({ outcome: 'rolled-back', timeline: { ...openTimeline(), lanes } });
}

describe("Mermaid's own parser", () => {
  test.each(HOSTILE)('finds what was meant, and no more, where a name is %j', async (name) => {
    await expectExact(makeTimelineReport([name, name, name], [1_000, 20_000]));
    await expectExact(makeTimelineReport(Array<string>(20).fill(name), [1_000, 20_000]));
  });

  test('finds what was meant, and no more, whatever the names are', async () => {
    const marks = fc.constantFrom(
      ...Array.from(':,;#%`\n\r"\'<>{}()[]|&\\/-_ @.~\t'),
      ...['section ', 'title ', '%%', '```', '#35;'],
    );
    const texts = fc.array(fc.oneof(marks, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 });
    const names = fc.array(
      fc.oneof(
        fc.constantFrom(...HOSTILE),
        texts.map((parts) => parts.join('')),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    const offsets = fc.array(fc.nat(240_000), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(names, offsets, (some, times) => expectExact(makeTimelineReport(some, times))),
      { numRuns: 200 },
    );
  });

  test('accepts the chart of every rollout plan', async () => {
    const amount = fc.nat(5_000);
    const points = fc.array(
      fc.record({ afterMs: fc.nat(4_000_000), running: amount, healthy: amount, stopping: amount }),
      {
        minLength: 2,
        maxLength: 24,
      },
    );
    await fc.assert(
      fc.asyncProperty(points, async (capacity) => {
        const parsed = await mermaid.parse(
          findDiagram(renderRolloutPlan(makeReport({ ahead: aPlan(capacity) }))),
        );
        expect(parsed).toEqual({ type: 'xychart' });
      }),
    );
  });

  test('shows UTC whatever the time zone of its reader is', async () => {
    const diagram = findDiagram(renderTimeline(makeTimelineReport(['web'], [1_000, 20_000])));
    const elsewhere = startMermaid('Asia/Kolkata');
    const [here, there] = [await mermaid.parse(diagram), await elsewhere.parse(diagram)];
    elsewhere.stop();
    const halfPastFiveMs = 5.5 * 3_600_000;
    // What is 14:02 in UTC here is 14:02 in India there.
    expect(there.tasks.map(({ fromMs }) => fromMs + halfPastFiveMs)).toEqual(
      here.tasks.map(({ fromMs }) => fromMs),
    );
  });

  test('accepts every label of ours, in the states that are meant', async () => {
    const rows = SPAN_KINDS.map((kind, at) => ({
      ...{ kind, label: LABELS[kind], setting: null },
      ...{ fromMs: STARTED_AT_MS + at, toMs: kind === 'stop' ? null : STARTED_AT_MS + 60_000 },
    }));
    const order = { endedAtMs: STARTED_AT_MS + 70_000, slowest: 'pull' as const, failed: true };
    const { tasks } = await mermaid.parse(renderGantt([{ title: 'new', name: 'web:46', rows }], order));
    const states = Object.fromEntries(tasks.map(({ label, states: found }) => [label, found.join()]));
    expect(states).toMatchObject({
      'revision registered': 'done,milestone',
      'image pull': '',
      stopping: 'crit',
      draining: 'done',
    });
    expect(tasks).toHaveLength(SPAN_KINDS.length);
  });

  test.each([
    'one\nsection two\n x :t9, 1, 2',
    'x\r  y :crit, t1, 2026-01-01, 1d',
    'one\ntitle boo',
    'one\nclick t1 href "https://evil.example"',
    '%%{init: {"theme":"dark"}}%%',
    '#58;#quot;',
  ])('would find something else if %j stood there as it is', async (name) => {
    const diagram = findDiagram(renderTimeline(makeTimelineReport(['PLACE'], [1_000, 20_000])));
    const meant = await mermaid.parse(diagram);
    const found = await mermaid.parse(diagram.replace('PLACE', name));
    const renamed = JSON.parse(
      JSON.stringify(meant).replaceAll('PLACE', name.replaceAll('"', '\\"').replaceAll(/[\n\r]/g, ' ')),
    ) as unknown;
    expect(meant.sections).toContain('task PLACE');
    expect(found).not.toEqual(renamed);
  });
});

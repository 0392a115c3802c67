import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../../src/model/report.js';
import type { TimelineLane } from '../../../src/model/timeline.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { renderTimeline } from '../../../src/summary/render-timeline.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import { makeReport, STARTED_AT_MS } from './make-report.js';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const at = (seconds: number): number => STARTED_AT_MS + seconds * 1000;
const span = (kind: TimelineLane['spans'][number]['kind'], from: number, to: number) => ({
  ...{ kind, fromMs: at(from), toMs: at(to) },
  setting: { name: 'drain-timeout', valueMs: 600_000 },
});

/** 250 new tasks in five waves; 250 old ones, of which 50 are workers with jobs. */
function makeLarge(name: (kind: string, index: number) => string): Report {
  const added = many(250, (index): TimelineLane => {
    const from = 5 + Math.floor(index / 50) * 100 + (index % 50) / 10;
    const spans = [
      span('provision', from, from + 9),
      span('pull', from + 9, from + 30),
      span('start', from + 30, from + 32),
    ];
    const id = name('new', index);
    return { id, side: 'new', taskDefinitionArn: name('task-definition/worker', 46), nodes: [id], spans };
  });
  const old = many(250, (index): TimelineLane => {
    const from = 45 + Math.floor(index / 50) * 100;
    const jobs = index % 5 === 0 ? [span('finish-jobs', from, from + 20 + index / 10)] : [];
    const id = name('old', index);
    const spans = [...jobs, span('stop', from + 50, from + 54), span('clean-up', from + 54, from + 60)];
    return { id, side: 'old', taskDefinitionArn: name('task-definition/worker', 45), nodes: [id], spans };
  });
  const queues = many(50, (index) => ({
    ...{ queue: name('queue', index), consumers: [] },
    gaps: [{ fromMs: at(10), toMs: at(20 + index) }],
  }));
  return makeReport({
    endedAtMs: at(560),
    events: many(100, (index) => ({
      id: String(index),
      atMs: at(index),
      message: '(service worker) has started 2 tasks.',
    })),
    timeline: { ...openTimeline(), lanes: [...added, ...old], queues, lanesLeftOut: 7 },
  });
}

describe('500 tasks, 100 events and 50 workers', () => {
  const report = makeLarge((kind, index) => `${kind}:${index}`);
  const part = renderTimeline(report);

  test('are one section per revision, with few bars labelled with their number of tasks', () => {
    const diagram = /```mermaid\n(.*?)```/s.exec(part)?.[1] ?? '';
    expect(diagram.match(/^section .*/gm)).toEqual([
      'section run',
      'section old worker∶45',
      'section new worker∶46',
    ]);
    expect(diagram.match(/^ {2}\S.* :/gm)?.length).toBeLessThanOrEqual(40);
    expect(diagram).toContain('running jobs, 50 tasks');
    expect(diagram).toContain('image pull, 250 tasks');
  });

  test('stay small: chart, table and sentences', () => {
    expect(Buffer.byteLength(part)).toBeLessThan(8_000);
    expect(part.split('\n').length).toBeLessThan(80);
    expect(part).toContain('_7 more tasks not shown._');
  });

  test('stay small when every name is long, and every task of another revision', () => {
    const long = (kind: string, index: number): string => `<|>\`&${kind}${'x'.repeat(2_000)}:${index}`;
    const all = makeLarge(long);
    const lanes = (all.timeline?.lanes ?? []).map((lane, index) => ({
      ...lane,
      taskDefinitionArn: long('web', index),
    }));
    const page = renderTimeline({ ...all, timeline: { ...openTimeline(), ...all.timeline, lanes } });
    expect(Buffer.byteLength(page)).toBeLessThan(32_000);
    expect(Buffer.byteLength(renderSummary(all))).toBeLessThan(300_000);
  });
});

test('a report without a timeline, or with an empty one, does not mention it', () => {
  expect(renderTimeline(makeReport())).toBe('');
  expect(renderTimeline(makeReport({ timeline: openTimeline() }))).toBe('');
});

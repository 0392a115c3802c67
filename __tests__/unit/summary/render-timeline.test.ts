import { expect, test } from '@jest/globals';
import type { TimelineLane } from '../../../src/model/timeline.js';
import { renderTimeline } from '../../../src/summary/render-timeline.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import { makeReport, STARTED_AT_MS } from './make-report.js';

const at = (seconds: number): number => STARTED_AT_MS + seconds * 1_000;
const pull = (id: string, from: number, to: number): TimelineLane => ({
  ...{ id, side: 'new', taskDefinitionArn: null, nodes: [] },
  spans: [{ kind: 'pull', fromMs: at(from), toMs: at(to), setting: null }],
});

test('pulls one after the other are waves in a rollout that completed, and new attempts in one that failed', () => {
  const lanes = [pull('a', 0, 100), pull('b', 100, 200)];
  const timeline = { ...openTimeline(), settings: { maximumPercent: 100 }, lanes };
  const show = (outcome: 'succeeded' | 'rolled-back'): string =>
    renderTimeline(makeReport({ outcome, endedAtMs: at(200), timeline }));
  expect(show('succeeded')).toContain(
    '2 in a row, because maximumPercent 100 allows only part of the tasks at a time',
  );
  expect(show('rolled-back')).toContain('2 in a row)');
});

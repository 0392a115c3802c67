import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SpanKind, Timeline, TimelineLane, TimelineSettings } from '../../../src/model/timeline.js';
import { SPAN_KINDS } from '../../../src/model/timeline.js';
import { describeSlowest } from '../../../src/timeline/describe-slowest.js';
import { findSlowest } from '../../../src/timeline/find-slowest.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import { at } from './make-look.js';

type Spans = Partial<Record<SpanKind, readonly [number, number | null, string?, (number | null)?]>>;

/** Lanes as kind → seconds from and to, and the governing setting with its seconds. */
function lane(side: 'old' | 'new' | null, spans: Spans): TimelineLane {
  return {
    ...{ id: JSON.stringify(spans), side, taskDefinitionArn: null, nodes: [] },
    spans: Object.entries(spans).map(([kind, [from, to, name, seconds]]) => ({
      kind: kind as SpanKind,
      fromMs: at(from),
      toMs: to === null ? null : at(to),
      setting:
        name === undefined ? null : { name, valueMs: typeof seconds === 'number' ? seconds * 1000 : null },
    })),
  };
}

function say(lanes: readonly TimelineLane[], endSeconds: number, settings: TimelineSettings = {}): string {
  const timeline: Timeline = { ...openTimeline(), settings, lanes };
  const slowest = findSlowest(timeline, { startedAtMs: at(0), endedAtMs: at(endSeconds) });
  return describeSlowest(slowest, endSeconds * 1000, settings);
}

const NEW_WEB = lane('new', {
  provision: [2, 14],
  pull: [14, 32],
  start: [32, 36],
  'become-healthy': [36, 60],
});
const DELAY = ['deregistration_delay.timeout_seconds', 300] as const;

describe('the slowest part of those that were waited for', () => {
  test("300 s of 412 s were the target group's deregistration delay", () => {
    const old = lane('old', {
      deregister: [70, 370, ...DELAY],
      stop: [370, 400, 'stopTimeout', 30],
      'clean-up': [400, 408],
    });
    expect(say([lane(null, { rollout: [1, 410] }), old, NEW_WEB], 412)).toBe(
      "The target group's deregistration delay took 5 min of 6 min 52 s; set by `deregistration_delay.timeout_seconds` (5 min).",
    );
  });

  test('with waves it happens once per wave, and the setting that makes the waves is named', () => {
    const lanes = [
      NEW_WEB,
      lane('old', { deregister: [60, 360, ...DELAY] }),
      lane('new', { start: [360, 380], 'become-healthy': [380, 400] }),
      lane('old', { deregister: [400, 700, ...DELAY] }),
    ];
    expect(say(lanes, 710, { maximumPercent: 150 })).toBe(
      "The target group's deregistration delay took 10 min of 11 min 50 s (2 in a row, because maximumPercent 150 allows " +
        'only part of the tasks at a time); set by `deregistration_delay.timeout_seconds` (5 min).',
    );
  });

  test('what ran beside something longer is not the slowest part', () => {
    const busy = lane('old', { 'finish-jobs': [5, 155, 'drain-timeout', 600] });
    const quick = lane('old', { 'finish-jobs': [5, 100, 'drain-timeout', 600], idle: [100, 200] });
    expect(say([quick, busy, lane('new', { pull: [160, 190] })], 200)).toBe(
      'Waiting for jobs on the old workers took 2 min 30 s of 3 min 20 s; limited by `drain-timeout` (10 min).',
    );
  });

  test.each<[string, TimelineLane, string]>([
    [
      'pull',
      lane('new', { pull: [10, 90] }),
      'Image pulls took 1 min 20 s of 1 min 40 s; a smaller image or a registry in the same region would shorten it.',
    ],
    [
      'stop',
      lane('old', { stop: [10, 90, 'stopTimeout', 120] }),
      'Stopping tasks, from the stop signal to the last exit, took 1 min 20 s of 1 min 40 s; set by `stopTimeout` (2 min).',
    ],
    [
      'health',
      lane('new', { 'become-healthy': [10, 90, 'HealthCheckIntervalSeconds', 30] }),
      'Health checks of new tasks took 1 min 20 s of 1 min 40 s; set by `HealthCheckIntervalSeconds` (30 s).',
    ],
    [
      'failing',
      lane('new', { 'become-healthy': [10, 90, 'healthCheckGracePeriodSeconds', 60] }),
      'Health checks that new tasks did not pass took 1 min 20 s of 1 min 40 s; set by `healthCheckGracePeriodSeconds` (1 min).',
    ],
    [
      'nothing checks',
      lane('new', { 'become-healthy': [10, 50, 'no health check', 40] }),
      'Waiting for ECS to count new tasks as healthy, without a health check, took 40 s of 1 min 40 s: ECS waits 40 s after RUNNING;',
    ],
    [
      'stable-for',
      lane(null, { 'stable-for': [10, 90, 'stable-for', 60] }),
      'Watching the completed rollout took 1 min 20 s of 1 min 40 s; set by `stable-for` (1 min).',
    ],
    [
      'bake',
      lane(null, { bake: [10, 90] }),
      'The bake time of the deployment took 1 min 20 s of 1 min 40 s; see `bakeTimeInMinutes`',
    ],
    [
      'worker',
      lane('new', { 'begin-consuming': [10, 90] }),
      'Starting the new workers, until they consumed, took 1 min 20 s of 1 min 40 s; it depends on how fast the application starts.',
    ],
    [
      'unknown value',
      lane('old', { deregister: [10, 90, 'deregistration_delay.timeout_seconds', null] }),
      '; set by `deregistration_delay.timeout_seconds`.',
    ],
  ])('%s', (_, given, words) => {
    expect(say([given], 100)).toContain(words);
  });

  test('what is not over lasts to the end of the run', () => {
    expect(
      say([lane('new', { 'become-healthy': [10, null, 'HealthCheckIntervalSeconds', 30] })], 600),
    ).toMatch(/^Health checks of new tasks took 9 min 50 s of 10 min;/);
  });

  test('nothing known, or nothing long: no sentence', () => {
    expect(say([], 100)).toBe('');
    expect(say([lane('old', { idle: [0, 90] }), lane(null, { rollout: [0, 90] })], 100)).toBe('');
    expect(say([lane('old', { 'clean-up': [10, 12] })], 100)).toBe('');
  });
});

test('whatever the spans are, the slowest part is not longer than the run', () => {
  const spans = fc.array(fc.tuple(fc.nat(15), fc.integer({ min: -50, max: 400 }), fc.option(fc.nat(300))), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 300 }), (some, end) => {
      const lanes = some.map(([kind, from, took], index) => {
        const one = lane('old', { [SPAN_KINDS[kind] ?? 'stop']: [from, took === null ? null : from + took] });
        return { ...one, id: String(index) };
      });
      const timeline: Timeline = { ...openTimeline(), lanes };
      const slowest = findSlowest(timeline, { startedAtMs: at(0), endedAtMs: at(end) });
      expect(slowest?.tookMs ?? 0).toBeLessThanOrEqual(end * 1000);
      expect(slowest?.tookMs ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

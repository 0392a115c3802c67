import { describe, expect, test } from '@jest/globals';
import { planRollout } from '../../../src/rollout/plan-rollout.js';
import type { RolloutPlanQuestion } from '../../../src/model/rollout-plan.js';
import { SLOW_GROUP, aPace, aRolloutQuestion } from '../../support/builders/rollout-questions.js';

const plan = (overrides: Partial<RolloutPlanQuestion> = {}): ReturnType<typeof planRollout> =>
  planRollout(aRolloutQuestion(overrides));

describe('the sentence', () => {
  test('contains waves, duration and capacity', () => {
    expect(plan({ desiredCount: 2, maximumPercent: 150 })?.sentence).toBe(
      '2 waves, about 4 min, at worst 10 min; never fewer than 2 healthy tasks; at most 3 tasks',
    );
  });

  test('mentions that at times nothing serves', () => {
    const gap = { desiredCount: 1, minimumHealthyPercent: 0, maximumPercent: 100 };
    expect(plan(gap)?.sentence).toMatch(/^1 wave, about .*; at times no healthy task; at most 1 task$/);
  });
});

describe('warnings', () => {
  test('a health-timeout shorter than the worst case, and what would be enough', () => {
    expect(plan({ maximumPercent: 150, healthTimeoutMs: 300_000 })?.warnings).toEqual([
      'health-timeout: 5 min is shorter than this rollout may take; set at least 10 min.',
    ]);
  });

  test('a health-timeout below what is expected', () => {
    expect(plan({ healthTimeoutMs: 60_000 })?.warnings).toEqual([
      expect.stringContaining('is shorter than this rollout is expected to take'),
    ]);
  });

  test.each([[3_600_000], [null]])('none with %s', (healthTimeoutMs) => {
    expect(plan({ healthTimeoutMs })?.warnings).toEqual([]);
  });
});

describe('advice', () => {
  const settingsOf = (overrides: Partial<RolloutPlanQuestion>): string[] =>
    plan(overrides)?.advice.map(({ setting }) => setting) ?? [];

  test('names the largest saving first', () => {
    const pace = aPace({ targetGroups: [{ ...SLOW_GROUP, intervalSeconds: 60 }] });
    expect(plan({ pace })?.advice.map(({ sentence }) => sentence)).toEqual([
      'A deregistration delay of 30 s instead of 300 s would save about 4 min 30 s.',
      'A health check every 10 s instead of every 60 s would save about 50 s.',
    ]);
  });

  test('names the fastest percentages that keep as many tasks healthy, with the fewest tasks', () => {
    const [advice] = plan({ desiredCount: 8, maximumPercent: 125 })?.advice ?? [];
    expect(advice?.setting).toBe('minimum-healthy-percent/maximum-percent');
    expect(advice?.sentence).toMatch(
      /^Percentages of 100\/200 \(minimum\/maximum\) instead of 100\/125 keep as many tasks healthy/,
    );
  });

  test('never trades healthy tasks for speed', () => {
    const sentences = plan({ desiredCount: 4, minimumHealthyPercent: 75, maximumPercent: 100 })?.advice ?? [];
    expect(sentences.map(({ sentence }) => /Percentages of (\d+)/.exec(sentence)?.[1])).not.toContain('0');
    expect(sentences.map(({ sentence }) => /Percentages of (\d+)/.exec(sentence)?.[1])).not.toContain('50');
  });

  test('tasks that ignore SIGTERM', () => {
    expect(settingsOf({ pace: aPace({ stopTimeoutSeconds: 120, ignoresStopSignal: true }) })).toEqual([
      'command',
    ]);
  });

  test('none for what is fast already', () => {
    const targetGroups = [{ intervalSeconds: 10, timeoutSeconds: 5, deregistrationDelaySeconds: 30 }];
    expect(settingsOf({ pace: aPace({ targetGroups }) })).toEqual([]);
  });
});

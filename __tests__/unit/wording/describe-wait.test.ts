import { describe, expect, test } from '@jest/globals';
import { describeWait } from '../../../src/wording/describe-wait.js';

const wait = { startedAtMs: 1_000, boundAtMs: 601_000, expectedAtMs: null };

describe('describeWait', () => {
  test.each([
    [1_000, '[--------------------] 0 s of at most 10 min'],
    [151_000, '[#####---------------] 2 min 30 s of at most 10 min'],
    [601_000, '[####################] 10 min of at most 10 min'],
    [661_000, '[####################] 11 min of at most 10 min'],
  ])('at %d: %s', (nowMs, words) => {
    expect(describeWait(wait, nowMs)).toBe(words);
  });

  test.each([
    [91_000, 'about 30 s left'],
    [121_000, 'longer than expected'],
  ])('with an expectation, at %d: %s', (nowMs, words) => {
    expect(describeWait({ ...wait, expectedAtMs: 121_000 }, nowMs)).toMatch(new RegExp(`, ${words}$`));
  });
});

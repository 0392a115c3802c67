import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assessFeasibility } from '../../../src/rollout/assess-feasibility.js';
import { computeLimits } from '../../../src/rollout/compute-limits.js';

const assess = (desiredCount: number, min: number, max: number, schedulingStrategy = 'REPLICA') =>
  assessFeasibility({ desiredCount, minimumHealthyPercent: min, maximumPercent: max, schedulingStrategy });

/** desired, minimum/maximum percents, then what ECS's documents say: lower, upper, can start first, can stop first. */
const MOVING: [number, number, number, number, number, number, number][] = [
  [1, 100, 200, 1, 2, 1, 0],
  [1, 0, 100, 0, 1, 0, 1],
  [1, 0, 200, 0, 2, 1, 1],
  [1, 50, 200, 1, 2, 1, 0],
  [2, 100, 200, 2, 4, 2, 0],
  [2, 50, 100, 1, 2, 0, 1],
  [2, 100, 150, 2, 3, 1, 0],
  [2, 75, 150, 2, 3, 1, 0],
  [3, 50, 150, 2, 4, 1, 1],
  [4, 50, 200, 2, 8, 4, 2],
  [4, 66, 133, 3, 5, 1, 1],
  [10, 100, 125, 10, 12, 2, 0],
];
const STUCK: [number, number, number][] = [
  ...([
    [1, 100, 100],
    [1, 50, 100],
    [1, 50, 150],
    [1, 75, 150],
    [1, 100, 150],
    [1, 66, 133],
    [1, 100, 125],
  ] as [number, number, number][]),
  [2, 100, 100],
  [2, 66, 133],
  [2, 100, 125],
  [3, 100, 125],
];

describe('computeLimits', () => {
  test.each(MOVING)('%d desired, %d/%d: %d to %d', (desired, min, max, lower, upper, starts, stops) => {
    const limits = computeLimits(desired, min, max);
    expect(limits).toEqual({ lower, upper });
    expect([limits.upper - desired, desired - limits.lower]).toEqual([starts, stops]);
  });
});

describe('assessFeasibility', () => {
  test.each(MOVING)('%d desired, %d/%d can move', (desired, min, max) => {
    expect(assess(desired, min, max)).toEqual({ possible: true });
  });

  test.each(STUCK)('%d desired, %d/%d is stuck, and the problem names all three', (desired, min, max) => {
    const answer = assess(desired, min, max);
    const problem = answer.possible ? '' : answer.problem;
    expect(problem).toContain(`With ${desired} task`);
    expect(problem).toContain(`minimum-healthy-percent ${min} and maximum-percent ${max}`);
  });

  test('the smallest sufficient changes are named', () => {
    expect(assess(1, 100, 100)).toHaveProperty(
      'problem',
      expect.stringContaining('maximum-percent to 200 or more'),
    );
    expect(assess(1, 100, 100)).toHaveProperty('problem', expect.stringContaining('percent to 0 or less'));
    expect(assess(3, 100, 125)).toHaveProperty(
      'problem',
      expect.stringContaining('maximum-percent to 134 or more'),
    );
    expect(assess(3, 100, 125)).toHaveProperty('problem', expect.stringContaining('percent to 66 or less'));
  });

  test('for a DAEMON service raising the maximum is not suggested, because it must stay 100', () => {
    const problem = expect.not.stringContaining('Set maximum-percent');
    expect(assess(3, 100, 100, 'DAEMON')).toHaveProperty('problem', problem);
  });

  test('nothing desired: always possible', () => {
    expect(assess(0, 100, 100)).toEqual({ possible: true });
  });

  test('each named change does, and one percent less does not', () => {
    const percents = fc.record({
      min: fc.integer({ min: 0, max: 100 }),
      max: fc.integer({ min: 100, max: 200 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), percents, (desired, { min, max }) => {
        const answer = assess(desired, min, max);
        if (answer.possible) return;
        const [toMax = 0, toMin = 0] = [...answer.problem.matchAll(/percent to (\d+) or/g)].map((hit) =>
          Number(hit[1]),
        );
        expect(assess(desired, min, toMax).possible).toBe(true);
        expect(assess(desired, toMin, max).possible).toBe(true);
        expect(assess(desired, min, toMax - 1).possible).toBe(false);
        expect(assess(desired, toMin + 1, max).possible).toBe(false);
      }),
    );
  });
});

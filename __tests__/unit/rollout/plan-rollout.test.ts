import { describe, expect, test } from '@jest/globals';
import { planRollout } from '../../../src/rollout/plan-rollout.js';
import type { RolloutPlan, RolloutPlanQuestion } from '../../../src/model/rollout-plan.js';
import { SLOW_GROUP, aPace, aRolloutQuestion } from '../../support/builders/rollout-questions.js';

function plan(overrides: Partial<RolloutPlanQuestion> = {}): RolloutPlan {
  const planned = planRollout(aRolloutQuestion(overrides));
  if (planned === null) throw new Error('it can move');
  return planned;
}

const movesOf = ({ moves }: RolloutPlan): number[] =>
  moves.map(({ kind, count }) => (kind === 'start' ? count : -count));

describe('waves', () => {
  test.each([
    [1, 100, 200, [1, -1]],
    [1, 0, 100, [-1, 1]],
    [2, 100, 150, [1, -1, 1, -1]],
    [2, 50, 100, [-1, 1, -1, 1]],
    [3, 50, 150, [-1, 2, -2, 1]],
    [4, 50, 200, [-2, 4, -2]],
    [6, 100, 200, [6, -6]],
    [10, 100, 125, [2, -2, 2, -2, 2, -2, 2, -2, 2, -2]],
  ])('%i tasks at %i/%i', (desiredCount, minimumHealthyPercent, maximumPercent, moves) => {
    expect(movesOf(plan({ desiredCount, minimumHealthyPercent, maximumPercent }))).toEqual(moves);
  });

  test.each([
    [1, 100, 100],
    [1, 100, 150],
    [2, 66, 133],
    [3, 100, 125],
  ])('%i tasks at %i/%i can never move', (desiredCount, minimumHealthyPercent, maximumPercent) => {
    const question = aRolloutQuestion({ desiredCount, minimumHealthyPercent, maximumPercent });
    expect(planRollout(question)).toBeNull();
  });

  test('nothing is wanted and nothing is there: no wave', () => {
    expect(plan({ desiredCount: 0 })).toMatchObject({ waves: 0, moves: [], maximumRunning: 0 });
  });

  test('unhealthy old tasks are stopped first, whatever the percentages', () => {
    expect(movesOf(plan({ desiredCount: 4, oldCount: 4, oldHealthyCount: 1 }))).toEqual([-3, 4, -1]);
  });

  test('protected old tasks wait for the first new ones, even if the percentages would stop them first', () => {
    const percentages = { desiredCount: 4, minimumHealthyPercent: 50, maximumPercent: 150 };
    expect(movesOf(plan(percentages))).toEqual([-2, 4, -2]);
    expect(movesOf(plan({ ...percentages, holdsOld: true }))).toEqual([2, -4, 2]);
  });

  test('protected old tasks block a service without room beside them forever', () => {
    const question = { desiredCount: 2, minimumHealthyPercent: 0, maximumPercent: 100, holdsOld: true };
    expect(planRollout(aRolloutQuestion(question))).toBeNull();
  });
});

describe('capacity', () => {
  test('starts beside the old ones: never fewer than desired, twice as many at most', () => {
    const planned = plan({ desiredCount: 4 });
    expect(planned).toMatchObject({ minimumHealthy: 4, maximumRunning: 8 });
    expect(planned.capacity.map(({ running, healthy, stopping }) => [running, healthy, stopping])).toEqual([
      [4, 4, 0],
      [8, 4, 0],
      [8, 8, 0],
      [4, 4, 4],
      [4, 4, 0],
    ]);
  });

  test('draining tasks are no longer counted, but still there', () => {
    const pace = aPace({ targetGroups: [SLOW_GROUP] });
    const planned = plan({ desiredCount: 4, minimumHealthyPercent: 50, maximumPercent: 100, pace });
    expect(planned).toMatchObject({ maximumRunning: 4, minimumHealthy: 2 });
    expect(planned.maximumPresent).toBeGreaterThan(4);
  });
});

/** Desired 1 at 100/200 behind an ALB on Fargate, seconds from "has started 1 tasks" to "deployment completed." */
describe.each([152.5, 173.3])('the real rollout of %d s', (measuredSeconds) => {
  test('is planned within a quarter, with nothing observed and a delay of 30 s', () => {
    const targetGroups = [{ ...SLOW_GROUP, deregistrationDelaySeconds: 30 }];
    const { duration, moves } = plan({ desiredCount: 1, pace: aPace({ targetGroups }) });
    const plannedSeconds = (duration.expected - (moves[0]?.afterMs ?? 0)) / 1000;
    expect(Math.abs(plannedSeconds - measuredSeconds) / measuredSeconds).toBeLessThan(0.25);
    expect(duration.best / 1000).toBeLessThan(measuredSeconds);
    expect(duration.worst / 1000).toBeGreaterThan(measuredSeconds);
  });
});

describe('duration', () => {
  test('follows what the tasks of this service took', () => {
    const slow = plan({ pace: aPace({ observedStartMs: [200_000, 220_000, 240_000] }) });
    const fast = plan({ pace: aPace({ observedStartMs: [20_000] }) });
    expect(slow.duration.expected - fast.duration.expected).toBe(200_000);
  });

  test('a drain inside the rollout counts for the worst case', () => {
    const drained = plan({ holdsOld: true, drainTimeoutMs: 600_000 });
    expect(drained.duration.worst - plan().duration.worst).toBe(600_000);
    expect(drained.duration.expected).toBe(plan().duration.expected);
  });

  test('tasks that ignore SIGTERM take their whole stopTimeout', () => {
    const pace = { stopTimeoutSeconds: 120 };
    const deaf = plan({ pace: aPace({ ...pace, ignoresStopSignal: true }) });
    expect(deaf.duration.expected - plan({ pace: aPace(pace) }).duration.expected).toBe(118_000);
  });
});

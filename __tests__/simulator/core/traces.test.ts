import { describe, expect, test } from '@jest/globals';
import { createTargetGroup, deploy, openService } from '../support/open-service.js';
import { playWorld } from '../support/play-world.js';

/**
 * Two real rollouts, desired 1 at 100/200 behind an ALB on Fargate (seconds after "has started 1 tasks"). How long the image
 * pull took is theirs; from the process on both must be met within one tick by one set of parameters.
 */
const TRACES = {
  A: {
    process: 36.9,
    registered: 40.4,
    stopped: 90.6,
    deregistered: 100.7,
    sigterm: 140.3,
    completed: 152.5,
  },
  B: {
    process: 52.9,
    registered: 59.9,
    stopped: 111.4,
    deregistered: 121.1,
    sigterm: 160.4,
    completed: 173.3,
  },
};
type Milestone = keyof (typeof TRACES)['A'];

const TICK_SECONDS = 10;

function play(): Record<Milestone, number> {
  const game = playWorld();
  const targetGroupArn = createTargetGroup(game, {}, 30);
  openService(game, { targetGroupArn });
  const old = game.tasks()[0]?.arn;
  const sinceSeconds = game.nowSeconds();
  deploy(game, 'app:2');
  game.runUntil(() => game.service().deployments[0]?.rolloutState === 'COMPLETED');
  const at = (part: string): number =>
    game.events().find(({ atSeconds, message }) => atSeconds > sinceSeconds && message.includes(part))
      ?.atSeconds ?? Number.NaN;
  const moment = (kind: string, isOld: boolean): number =>
    game
      .moments()
      .find(
        (entry) => entry.atSeconds > sinceSeconds && entry.kind === kind && (entry.taskArn === old) === isOld,
      )?.atSeconds ?? Number.NaN;
  const startedSeconds = at('has started 1 tasks');
  const seconds = {
    process: moment('start-container', false),
    registered: at('registered 1 targets'),
    stopped: at('has stopped 1 running tasks'),
    deregistered: at('deregistered 1 targets'),
    sigterm: moment('SIGTERM', true),
    completed: at('deployment completed.'),
  };
  return Object.fromEntries(
    Object.entries(seconds).map(([name, value]) => [name, value - startedSeconds]),
  ) as Record<Milestone, number>;
}

describe.each(Object.entries(TRACES))('real trace %s', (_name, trace) => {
  const simulated = play();

  test('the process starts within a tick of it', () => {
    expect(Math.abs(simulated.process - trace.process)).toBeLessThanOrEqual(TICK_SECONDS);
  });

  test.each(['registered', 'stopped', 'deregistered', 'sigterm', 'completed'] as const)(
    '%s comes within a tick of it, counted from the process',
    (milestone) => {
      const ours = simulated[milestone] - simulated.process;
      const theirs = trace[milestone] - trace.process;
      expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(TICK_SECONDS);
    },
  );

  test('the milestones come in the real order', () => {
    const order = (times: Record<Milestone, number>): string[] =>
      Object.entries(times)
        .toSorted(([, a], [, b]) => a - b)
        .map(([name]) => name);
    expect(order(simulated)).toEqual(order(trace));
  });
});

test('completed is announced a millisecond before steady, as in real logs', () => {
  const game = playWorld();
  openService(game);
  const events = game.events();
  const completed = events.findIndex(({ message }) => message.endsWith('deployment completed.'));
  expect(events[completed + 1]?.message).toBe('(service s) has reached a steady state.');
  expect((events[completed + 1]?.atSeconds ?? 0) - (events[completed]?.atSeconds ?? 0)).toBeCloseTo(0.001, 4);
});

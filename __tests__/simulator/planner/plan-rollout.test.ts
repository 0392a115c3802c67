import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planRollout } from '../../../src/rollout/plan-rollout.js';
import { isHealthy } from '../../../simulator/core/task-health.js';
import { aPace, aRolloutQuestion } from '../../support/builders/rollout-questions.js';
import { createTargetGroup, deploy, isCompleted, openService } from '../support/open-service.js';
import { playWorld, type Play } from '../support/play-world.js';

/** A service, and the platform that it runs on. */
const scenes = fc.record({
  desiredCount: fc.integer({ min: 1, max: 7 }),
  percentages: fc.constantFrom(
    [100, 200],
    [100, 150],
    [100, 125],
    [50, 200],
    [50, 100],
    [0, 100],
    [0, 200],
    [66, 133],
    [75, 150],
  ),
  balanced: fc.boolean(),
  checked: fc.boolean(),
  intervalSeconds: fc.integer({ min: 5, max: 60 }),
  delaySeconds: fc.integer({ min: 0, max: 300 }),
  pullSeconds: fc.integer({ min: 1, max: 90 }),
  stopTimeoutSeconds: fc.integer({ min: 2, max: 120 }),
  ignoresSigterm: fc.boolean(),
  startsAfterSeconds: fc.integer({ min: 0, max: 20 }),
});
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

const CHECK = { timeout: 5, retries: 3, startPeriod: 0, command: ['CMD', 'true'] };

function open(scene: Scene): Play {
  const play = playWorld(() => ({ ignoresSigterm: scene.ignoresSigterm }), {
    pullSeconds: scene.pullSeconds,
  });
  const [minimumHealthyPercent = 100, maximumPercent = 200] = scene.percentages;
  const health = { HealthCheckIntervalSeconds: String(scene.intervalSeconds) };
  const container = {
    stopTimeout: scene.stopTimeoutSeconds,
    ...(scene.checked ? { healthCheck: { ...CHECK, interval: scene.intervalSeconds } } : {}),
  };
  openService(play, {
    desiredCount: scene.desiredCount,
    minimumHealthyPercent,
    maximumPercent,
    container,
    ...(scene.balanced ? { targetGroupArn: createTargetGroup(play, health, scene.delaySeconds) } : {}),
  });
  play.run(scene.startsAfterSeconds);
  return play;
}

function plan(play: Play, scene: Scene): ReturnType<typeof planRollout> {
  const [minimumHealthyPercent = 100, maximumPercent = 200] = scene.percentages;
  const { intervalSeconds, delaySeconds: deregistrationDelaySeconds } = scene;
  return planRollout(
    aRolloutQuestion({
      desiredCount: scene.desiredCount,
      minimumHealthyPercent,
      maximumPercent,
      pace: aPace({
        observedStartMs: play.tasks().map((task) => (task.startedAtMs ?? 0) - task.createdAtMs),
        targetGroups: scene.balanced
          ? [{ intervalSeconds, timeoutSeconds: 5, deregistrationDelaySeconds }]
          : [],
        containerCheck: scene.checked
          ? { intervalSeconds, timeoutSeconds: 5, retries: 3, startPeriodSeconds: 0 }
          : null,
        stopTimeoutSeconds: scene.stopTimeoutSeconds,
        ignoresStopSignal: scene.ignoresSigterm,
      }),
    }),
  );
}

interface Measured {
  readonly moves: readonly number[];
  readonly minimumHealthy: number;
  readonly maximumRunning: number;
  readonly tookMs: number;
}

/** Rolls out on the simulator's own scheduler, looking after every second. */
function measure(play: Play, scene: Scene): Measured {
  const sinceSeconds = play.nowSeconds();
  let minimumHealthy = scene.desiredCount;
  let maximumRunning = scene.desiredCount;
  const container = scene.checked ? { healthCheck: { ...CHECK, interval: scene.intervalSeconds } } : {};
  deploy(play, 'app:2', {}, { ...container, stopTimeout: scene.stopTimeoutSeconds });
  while (!isCompleted(play)) {
    play.run(1);
    const nowMs = 1_800_000_000_000 + play.nowSeconds() * 1000;
    const alive = play.tasks().filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    const healthy = alive.filter((task) => isHealthy(play.world(), play.service(), task, nowMs));
    minimumHealthy = Math.min(minimumHealthy, healthy.length);
    maximumRunning = Math.max(maximumRunning, alive.length);
  }
  const moves = play
    .events()
    .filter(({ atSeconds }) => atSeconds > sinceSeconds)
    .flatMap(({ message }) => {
      const [, verb, count] = /has (started|stopped) (\d+) (?:running )?tasks/.exec(message) ?? [];
      return count === undefined ? [] : [verb === 'started' ? Number(count) : -Number(count)];
    });
  const tookMs = (play.nowSeconds() - sinceSeconds) * 1000;
  return { moves, minimumHealthy, maximumRunning, tookMs };
}

/** True: it could move. */
function check(scene: Scene): boolean {
  const play = open(scene);
  const planned = plan(play, scene);
  const [minimum = 100, maximum = 200] = scene.percentages;
  const lower = Math.ceil((scene.desiredCount * minimum) / 100);
  const isStuck =
    Math.floor((scene.desiredCount * maximum) / 100) <= scene.desiredCount && lower >= scene.desiredCount;
  expect(planned === null).toBe(isStuck);
  if (planned === null) return false;
  const measured = measure(play, scene);
  expect({
    moves: planned.moves.map(({ kind, count }) => (kind === 'start' ? count : -count)),
    waves: planned.waves,
    minimumHealthy: planned.minimumHealthy,
    maximumRunning: planned.maximumRunning,
  }).toEqual({
    moves: measured.moves,
    waves: measured.moves.filter((count) => count > 0).length,
    minimumHealthy: measured.minimumHealthy,
    maximumRunning: measured.maximumRunning,
  });
  expect(measured.tookMs).toBeGreaterThanOrEqual(planned.duration.best);
  expect(measured.tookMs).toBeLessThanOrEqual(planned.duration.worst);
  return true;
}

test('200 random services roll out as planned: moves, waves, capacity, and between best and worst', () => {
  let moved = 0;
  const property = fc.property(scenes, (scene) => {
    if (check(scene)) moved += 1;
  });
  fc.assert(property, { numRuns: 200 });
  expect(moved).toBeGreaterThan(100);
});

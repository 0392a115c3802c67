import { describe, expect, test } from '@jest/globals';
import { isHealthy } from '../../../simulator/core/task-health.js';
import { deploy, isCompleted, openService, type ServiceOptions } from '../support/open-service.js';
import { playWorld, type Play } from '../support/play-world.js';

/** What the events of a rollout say was started and stopped, in order. */
function listMoves(play: Play, sinceSeconds: number): number[] {
  return play
    .events()
    .filter(({ atSeconds }) => atSeconds > sinceSeconds)
    .flatMap(({ message }) => {
      const started = /has started (\d+) tasks/.exec(message)?.[1];
      const stopped = /has stopped (\d+) running tasks/.exec(message)?.[1];
      return started !== undefined ? Number(started) : stopped !== undefined ? -Number(stopped) : [];
    });
}

function rollOut(options: ServiceOptions, room: number | null): { play: Play; moves: number[] } {
  const play = playWorld();
  openService(play, options);
  play.change((world) => {
    world.faults.room = room;
  });
  const sinceSeconds = play.nowSeconds();
  deploy(play, 'app:2');
  play.runUntil(() => isCompleted(play));
  return { play, moves: listMoves(play, sinceSeconds) };
}

describe('order of starts and stops', () => {
  test('100/200 starts, proves healthy, stops, in rounds as the room allows', () => {
    const { moves } = rollOut({ desiredCount: 6 }, 8);
    expect(moves).toEqual([2, -2, 2, -2, 2, -2]);
  });

  test('min 50 with room for 8 stops first', () => {
    const { moves } = rollOut({ desiredCount: 6, minimumHealthyPercent: 50 }, 8);
    expect(moves).toEqual([-3, 5, -3, 1]);
  });

  test('min 50 with room for 10 stops first', () => {
    const { moves } = rollOut({ desiredCount: 6, minimumHealthyPercent: 50 }, 10);
    expect(moves).toEqual([-3, 6, -3]);
  });

  test.each([
    [4, 100, 200],
    [5, 100, 125],
    [4, 50, 100],
    [4, 66, 133],
  ])('%i tasks at %i/%i never leave their limits', (desiredCount, minimumHealthyPercent, maximumPercent) => {
    const play = playWorld();
    openService(play, { desiredCount, minimumHealthyPercent, maximumPercent });
    deploy(play, 'app:2');
    while (!isCompleted(play)) {
      play.run(1);
      const alive = play.tasks().filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
      const nowMs = 1_800_000_000_000 + play.nowSeconds() * 1000;
      const healthy = alive.filter((task) => isHealthy(play.world(), play.service(), task, nowMs));
      expect(alive.length).toBeLessThanOrEqual(Math.floor((desiredCount * maximumPercent) / 100));
      expect(healthy.length).toBeGreaterThanOrEqual(Math.ceil((desiredCount * minimumHealthyPercent) / 100));
    }
  });

  test('a task without checks is healthy 40 s after RUNNING', () => {
    const play = playWorld();
    openService(play);
    const [task] = play.tasks();
    const isHealthyAfter = (ms: number): boolean =>
      task !== undefined && isHealthy(play.world(), play.service(), task, (task.startedAtMs ?? 0) + ms);
    expect([isHealthyAfter(39_999), isHealthyAfter(40_000)]).toEqual([false, true]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { findFirstBatch, findLowerLimit, findUpperLimit } from '../../../simulator/core/limits.js';
import { createService, deploy, openService } from '../support/open-service.js';
import { playWorld } from '../support/play-world.js';

/** desired, min %, max %, lower, upper, can start first, can stop first */
const TABLE: readonly (readonly [number, number, number, number, number, number, number])[] = [
  [1, 100, 200, 1, 2, 1, 0],
  [1, 0, 100, 0, 1, 0, 1],
  [1, 0, 200, 0, 2, 1, 1],
  [1, 50, 200, 1, 2, 1, 0],
  [1, 100, 100, 1, 1, 0, 0],
  [1, 50, 100, 1, 1, 0, 0],
  [1, 50, 150, 1, 1, 0, 0],
  [1, 75, 150, 1, 1, 0, 0],
  [1, 100, 150, 1, 1, 0, 0],
  [1, 66, 133, 1, 1, 0, 0],
  [1, 100, 125, 1, 1, 0, 0],
  [2, 100, 200, 2, 4, 2, 0],
  [2, 50, 100, 1, 2, 0, 1],
  [2, 100, 150, 2, 3, 1, 0],
  [2, 75, 150, 2, 3, 1, 0],
  [2, 100, 100, 2, 2, 0, 0],
  [2, 66, 133, 2, 2, 0, 0],
  [2, 100, 125, 2, 2, 0, 0],
  [3, 50, 150, 2, 4, 1, 1],
  [3, 100, 125, 3, 3, 0, 0],
  [4, 50, 200, 2, 8, 4, 2],
  [4, 66, 133, 3, 5, 1, 1],
  [10, 100, 125, 10, 12, 2, 0],
];

describe('limits of a rolling update', () => {
  test.each(TABLE)('%i tasks at %i/%i: %i to %i, +%i or −%i first', (...row) => {
    const [desiredCount, minimumHealthyPercent, maximumPercent, lower, upper, startable, stoppable] = row;
    const percentages = { desiredCount, minimumHealthyPercent, maximumPercent };
    expect([findLowerLimit(percentages), findUpperLimit(percentages)]).toEqual([lower, upper]);
    expect(findFirstBatch(percentages)).toEqual({
      startable,
      stoppable,
      stuck: startable === 0 && stoppable === 0,
    });
  });

  test.each(TABLE)('the scheduler opens a rollout of %i at %i/%i accordingly', (...row) => {
    const [desiredCount, minimumHealthyPercent, maximumPercent, , , startable, stoppable] = row;
    const play = playWorld();
    openService(play, { desiredCount, minimumHealthyPercent, maximumPercent });
    const id = deploy(play, 'app:2');
    play.run(10);
    const stopped = play.tasks().filter(({ desiredStatus }) => desiredStatus === 'STOPPED').length;
    expect(stopped).toBe(stoppable);
    // A pass that stops starts nothing, so starting first shows only where nothing may be stopped.
    expect(play.tasks(id)).toHaveLength(stoppable > 0 ? 0 : startable);
  });

  test.each(TABLE.filter(([, , , , , startable, stoppable]) => startable + stoppable === 0))(
    'a rollout of %i at %i/%i is stuck for ever, and one event says so',
    (desiredCount, minimumHealthyPercent, maximumPercent) => {
      const play = playWorld();
      openService(play, { desiredCount, minimumHealthyPercent, maximumPercent });
      const id = deploy(play, 'app:2');
      play.run(3600);
      expect(play.tasks(id)).toHaveLength(0);
      expect(play.service().deployments[0]?.rolloutState).toBe('IN_PROGRESS');
      expect(play.events().filter(({ message }) => message.includes('was unable to stop or start'))).toEqual([
        expect.objectContaining({
          message:
            '(service s) was unable to stop or start tasks during a deployment because of the service deployment ' +
            'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
        }),
      ]);
    },
  );

  test('every rollout that is not stuck reaches its end', () => {
    for (const [desiredCount, minimumHealthyPercent, maximumPercent, , , startable, stoppable] of TABLE) {
      if (startable + stoppable === 0) continue;
      const play = playWorld();
      openService(play, { desiredCount, minimumHealthyPercent, maximumPercent });
      const id = deploy(play, 'app:2');
      play.runUntil(() => play.service().deployments[0]?.rolloutState === 'COMPLETED');
      expect(play.service().deployments.map((deployment) => deployment.id)).toEqual([id]);
      expect(play.tasks(id).filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(desiredCount);
    }
  });

  test('desired 0 completes at once', () => {
    const play = playWorld();
    createService(play, 'app:1', { desiredCount: 0 });
    play.run(10);
    expect(play.service().deployments[0]?.rolloutState).toBe('COMPLETED');
  });
});

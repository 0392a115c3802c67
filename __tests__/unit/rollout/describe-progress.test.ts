import { describe, expect, test } from '@jest/globals';
import { describeProgress } from '../../../src/rollout/describe-progress.js';
import { aNewTask, aWebSnapshot, targetOf } from '../../support/builders/web-rollout.js';
import { aRollingService, aSnapshot, aTask } from '../../support/builders/world.js';

const going = (lastStatus: string) => aTask({ desiredStatus: 'STOPPED', lastStatus });

describe('describeProgress', () => {
  test('behind a load balancer: new tasks that are healthy, old ones that serve, old ones that drain', () => {
    const [one, other] = [aNewTask(60), aNewTask(60)];
    const snapshot = aWebSnapshot({
      newTasks: [one, other],
      oldTasks: [aTask(), going('DEACTIVATING')],
      targets: [targetOf(one, 'healthy'), targetOf(other, 'initial')],
    });
    expect(describeProgress(snapshot).words).toBe(
      '1 of 2 new tasks healthy, 1 old task left, 1 old task draining',
    );
  });

  test('workers: running, because they have no check; the old ones finish their jobs, or stop', () => {
    const service = aRollingService({}, {}, { desiredCount: 3 });
    const newTasks = [aNewTask(60), aNewTask(60)];
    const oldTasks = [aTask(), going('STOPPING')];
    expect(describeProgress(aSnapshot({ service, newTasks, oldTasks }), 1).words).toBe(
      '2 of 3 new tasks running, 1 old task finishing 1 job, 1 old task stopping',
    );
  });

  test('the end', () => {
    expect(describeProgress(aSnapshot({ newTasks: [aNewTask(60), aNewTask(60)] })).words).toBe(
      '2 of 2 new tasks running, no old task left',
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { noteHealth, openHealthHistory } from '../../../../src/rollout/health/note-health.js';
import { aHealth, aNewTask, aWebSnapshot, targetOf } from '../../../support/builders/web-rollout.js';
import { NOW_MS, aRollingService, aTask } from '../../../support/builders/world.js';

const { settings, history } = aHealth();
const one = aNewTask(40);
const CHECK = { intervalSeconds: 30, timeoutSeconds: 5, retries: 3, startPeriodSeconds: 0 };

describe('noteHealth', () => {
  test('the first healthy look counts, and stays when the target flaps', () => {
    const up = aWebSnapshot({ newTasks: [one], targets: [targetOf(one, 'healthy')] });
    const down = aWebSnapshot({
      newTasks: [one],
      targets: [targetOf(one, 'unhealthy')],
      atMs: NOW_MS + 5_000,
    });
    const seen = noteHealth(noteHealth(history, up, settings), down, settings);
    expect(seen.healthyAtMs[one.arn]).toBe(NOW_MS);
    expect(seen.observedMs).toEqual([40_000]);
    expect(seen.complaints[one.arn]).toBe('Health checks failed with these codes: [404]');
  });

  test("tasks that ran before the watch don't show how long they took", () => {
    const old = aTask({ startedAtMs: NOW_MS - 9_000_000 });
    const seen = noteHealth(
      history,
      aWebSnapshot({ oldTasks: [old], targets: [targetOf(old, 'healthy')] }),
      settings,
    );
    expect(seen.observedMs).toEqual([]);
  });

  test.each([
    ['targets that can not be read', null, settings],
    ['initial', [targetOf(one, 'initial')], settings],
    [
      'a container check that has not passed',
      [targetOf(one, 'healthy')],
      aHealth({ containerChecks: [CHECK] }).settings,
    ],
  ])('%s: not proved', (_case, targets, known) => {
    expect(
      noteHealth(history, aWebSnapshot({ newTasks: [one], targets }), known).healthyAtMs,
    ).not.toHaveProperty([one.arn]);
  });

  test('a healthy target counts even if the task definition can not be read', () => {
    const known = aHealth({ containerChecks: null }).settings;
    const snapshot = aWebSnapshot({ newTasks: [one], targets: [targetOf(one, 'healthy')] });
    expect(noteHealth(history, snapshot, known).healthyAtMs).toHaveProperty([one.arn]);
  });

  test('what the service’s events show about running tasks is known from the start', () => {
    const old = aTask({ startedAtMs: NOW_MS - 600_000 });
    const message = '(service worker) (deployment ecs-svc/1) deployment completed.';
    const events = [{ id: 'e', atMs: NOW_MS - 500_000, message }];
    const service = aRollingService({}, {}, { events });
    expect(openHealthHistory(NOW_MS, aWebSnapshot({ service, oldTasks: [old] })).observedMs).toEqual([
      100_000,
    ]);
  });
});

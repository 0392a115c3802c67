import { describe, expect, test } from '@jest/globals';
import type { Task } from '../../../src/model/task.js';
import { findDoomed } from '../../../src/rollout/find-doomed.js';
import { aDeadTask, aTask, NEW_ID, NOW_MS, OLD_ID } from '../../support/builders/world.js';

/** Seconds before now. */
const failed = (startedAgo: number, endedAgo: number, more: Partial<Task> = {}) =>
  aDeadTask({
    startedAtMs: NOW_MS - startedAgo * 1000,
    stoppingAtMs: NOW_MS - endedAgo * 1000,
    stoppedAtMs: NOW_MS - endedAgo * 1000 + 500,
    ...more,
  });
const alive = (startedAgo: number, more: Partial<Task> = {}) =>
  aTask({ startedBy: NEW_ID, startedAtMs: NOW_MS - startedAgo * 1000, ...more });
const find = (tasks: Task[], maxFailedTasks = 2) =>
  findDoomed({ tasks, deploymentId: NEW_ID, maxFailedTasks, nowMs: NOW_MS });

describe('findDoomed', () => {
  test('a crash loop of one: two failed, none running', () => {
    expect(find([failed(40, 38), failed(20, 18)])).toMatchObject({ count: 2, exitCode: 1 });
  });

  test('a crash loop of one: a third attempt that has not lasted longer changes nothing', () => {
    expect(find([failed(60, 50), failed(30, 20), alive(3)])).toMatchObject({ count: 2 });
  });

  test('a running task that has lasted longer than all: not doomed', () => {
    expect(find([failed(60, 50), failed(30, 20), alive(11)])).toBeNull();
  });

  test('a running task that started before the first failure gets its chance', () => {
    expect(find([failed(10, 1), failed(10, 1), alive(8)])).toBeNull();
  });

  test('twenty tasks of which two fail the same way: not doomed', () => {
    const running = Array.from({ length: 18 }, () => alive(30));
    expect(find([failed(30, 20), failed(30, 19), ...running])).toBeNull();
  });

  test('twenty tasks that fail one after the other: doomed as soon as none of the first wave is left', () => {
    const wave = Array.from({ length: 19 }, (_, at) => failed(60, 30 - at));
    expect(find([...wave, alive(60)])).toBeNull();
    expect(find([...wave, failed(60, 5), alive(20)])).toMatchObject({ count: 20 });
  });

  test.each<[string, Partial<Task>]>([
    ['Spot', { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }],
    ['a person', { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }],
    ['the network', { stopCode: 'TaskFailedToStart', stoppedReason: 'dial tcp: i/o timeout' }],
  ])('however many died of %s: not doomed', (_case, cause) => {
    expect(find(Array.from({ length: 9 }, () => failed(40, 38, cause)))).toBeNull();
  });

  test('tasks that never ran count, and a later one that runs saves the revision', () => {
    const neverRan = { startedAtMs: null, stopCode: 'TaskFailedToStart', stoppedReason: 'not found' };
    expect(find([failed(40, 38, neverRan), failed(20, 18, neverRan)])).toMatchObject({ count: 2 });
    expect(find([failed(40, 38, neverRan), failed(20, 18, neverRan), alive(1)])).toBeNull();
  });

  test.each<[string, Task[], number]>([
    ['one failed task', [failed(40, 38)], 2],
    ['two of different causes', [failed(40, 38), failed(20, 18, { stoppedReason: 'other' })], 2],
    [
      'failed tasks of the old revision',
      [failed(40, 38, { startedBy: OLD_ID }), failed(20, 18, { startedBy: OLD_ID })],
      2,
    ],
    ['max-failed-tasks 0', Array.from({ length: 50 }, () => failed(40, 38)), 0],
    ['fewer than the maximum', [failed(40, 38), failed(20, 18)], 3],
  ])('%s: not doomed', (_case, tasks, max) => {
    expect(find(tasks, max)).toBeNull();
  });

  test.each<[string, Task]>([
    ['the old revision’s', alive(999, { startedBy: OLD_ID })],
    ['one that is to be stopped', alive(999, { desiredStatus: 'STOPPED' })],
    ['one that has not started', alive(999, { lastStatus: 'PENDING', startedAtMs: null })],
  ])('a running task that proves nothing: %s', (_case, task) => {
    expect(find([failed(40, 38), failed(20, 18), task])).not.toBeNull();
  });
});

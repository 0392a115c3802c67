import { describe, expect, test } from '@jest/globals';
import type { Task } from '../../../src/model/task.js';
import { groupDeaths } from '../../../src/rollout/group-deaths.js';
import { aContainer, aDeadTask, aTask, NEW_ID, NOW_MS, OLD_ID } from '../../support/builders/world.js';

const exited = (name: string, exitCode: number | null, reason: string | null = null) =>
  aContainer({ name, lastStatus: 'STOPPED', exitCode, reason });
const failedStart = (stoppedReason: string) =>
  aDeadTask({
    stopCode: 'TaskFailedToStart',
    stoppedReason,
    startedAtMs: null,
    containers: [exited('web', null)],
  });
const group = (...tasks: Task[]) => groupDeaths(tasks, NEW_ID);

describe('groupDeaths', () => {
  test('tasks that failed the same way are one group, with their ARNs and the exit code', () => {
    const tasks = [aDeadTask(), aDeadTask()];
    expect(group(...tasks)).toEqual([
      {
        count: 2,
        taskArns: expect.arrayContaining(tasks.map(({ arn }) => arn)),
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        container: 'worker',
        exitCode: 1,
        containerReason: null,
        transient: false,
      },
    ]);
  });

  test.each<[string, Task, Task]>([
    ['another exit code', aDeadTask(), aDeadTask({ containers: [exited('worker', 2)] })],
    ['another container', aDeadTask(), aDeadTask({ containers: [exited('web', 1)] })],
    ['another stop code', aDeadTask(), aDeadTask({ stopCode: 'TaskFailedToStart' })],
    ['another reason', aDeadTask(), aDeadTask({ stoppedReason: 'Task failed container health checks' })],
  ])('%s is another cause', (_case, one, other) => {
    expect(group(one, other)).toHaveLength(2);
  });

  test.each([
    [
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): not found',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): not found',
    ],
    [
      'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/x/0123456789abcdef0123456789abcdef is not allowed',
      'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/x/fedcba9876543210fedcba9876543210 is not allowed',
    ],
    [
      'denied, request id: 7a6c2b6c-0000-4000-8000-123456789abc',
      'denied, request id: 91a6c2b6-0000-4000-8000-123456789abc',
    ],
    ['denied, RequestID: ABCDEF12', 'denied, RequestID: XYZ99999'],
    [
      'cannot reach 10.0.1.7:443 from eni-0123456789abcdef0',
      'cannot reach 10.0.2.9:443 from eni-00000000000000000',
    ],
    [
      'task 0123456789abcdef0123456789abcdef of ecs-svc/1',
      'task fedcba9876543210fedcba9876543210 of ecs-svc/2',
    ],
  ])('ids and counts make no difference: %s', (one, other) => {
    expect(group(failedStart(one), failedStart(other))).toEqual([expect.objectContaining({ count: 2 })]);
  });

  test('what a message is about does make a difference', () => {
    expect(
      group(failedStart('cannot pull shop:1: not found'), failedStart('cannot pull shop:2: not found')),
    ).toHaveLength(2);
  });

  test('the most frequent reason comes first, with the latest task’s texts', () => {
    const deaths = group(aDeadTask(), failedStart('has been retried 1 time(s)'), {
      ...failedStart('has been retried 9 time(s)'),
      stoppedAtMs: NOW_MS,
    });
    expect(deaths.map(({ count }) => count)).toEqual([2, 1]);
    expect(deaths[0]?.stoppedReason).toBe('has been retried 9 time(s)');
  });

  test.each<[string, Task]>([
    ['of another deployment', aDeadTask({ startedBy: OLD_ID })],
    ['that runs', aTask({ startedBy: NEW_ID })],
    ['that is still stopping, so that its exit code may come', aDeadTask({ lastStatus: 'STOPPING' })],
    [
      'that the scheduler wanted no longer',
      aDeadTask({
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Scaling activity initiated by (deployment ${NEW_ID})`,
      }),
    ],
  ])('a task %s is no death', (_case, task) => {
    expect(group(task)).toEqual([]);
  });

  test.each([
    [
      'that ECS gives a reason for',
      [exited('side', 1), exited('web', 137, 'OutOfMemoryError: Container killed')],
      'web',
    ],
    ['that failed by itself, before those ended by a signal', [exited('side', 137), exited('web', 3)], 'web'],
    ['that was killed, before one that ended well', [exited('side', 0), exited('web', 137)], 'web'],
    ['that ended at all', [exited('side', null), exited('web', 0)], 'web'],
  ])('the container told is one %s', (_case, containers, name) => {
    expect(group(aDeadTask({ containers }))[0]?.container).toBe(name);
  });

  test('a task without containers counts as a failure too', () => {
    expect(group(aDeadTask({ containers: [] }))).toEqual([
      expect.objectContaining({ container: null, exitCode: null }),
    ]);
  });
});

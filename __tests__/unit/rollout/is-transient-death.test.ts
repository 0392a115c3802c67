import { describe, expect, test } from '@jest/globals';
import { isTransientDeath } from '../../../src/rollout/is-transient-death.js';

const START = 'TaskFailedToStart';
const EXIT = 'EssentialContainerExited';
const SCHEDULER = 'ServiceSchedulerInitiated';

describe('isTransientDeath', () => {
  test.each([
    ['SpotInterruption', 'Your Spot Task was interrupted.'],
    ['TerminationNotice', null],
    ['UserInitiated', 'Task stopped by user'],
    [SCHEDULER, 'ECS is performing maintenance on the underlying infrastructure hosting the task'],
    [SCHEDULER, 'words that nobody has seen yet'],
    [
      START,
      'Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    ],
    [START, 'RESOURCE:MEMORY'],
    [START, 'ThrottlingException: Rate exceeded'],
    [START, "You've reached the limit on the number of tasks you can run concurrently"],
    [START, 'CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout'],
    [START, 'ResourceInitializationError: … context deadline exceeded'],
    [START, 'Timeout waiting for network interface provisioning to complete.'],
    [START, 'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m'],
    [START, 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit'],
    [START, 'CannotPullContainerError: unexpected status code 503 Service Unavailable'],
    [EXIT, 'Host EC2 (instance i-0123456789abcdef0) terminated.'],
    [null, 'Container instance deregistration forced by user'],
  ])('%s: %s passes by itself', (stopCode, stoppedReason) => {
    expect(isTransientDeath({ stopCode, stoppedReason, containerReason: null })).toBe(true);
  });

  test.each([
    [EXIT, 'Essential container in task exited', null],
    [EXIT, 'Essential container in task exited', 'OutOfMemoryError: Container killed due to memory usage'],
    [EXIT, 'Essential container in task exited', 'a timeout of the application itself'],
    [SCHEDULER, 'Task failed ELB health checks in (target-group arn:x)', null],
    [SCHEDULER, 'Task failed ELB health checks: Request timed out', null],
    [SCHEDULER, 'Task failed container health checks', null],
    [START, 'CannotPullContainerError: pull image manifest has been retried 1 time(s): not found', null],
    [START, 'CannotPullContainerError: unexpected status code 403 Forbidden', null],
    [START, 'ResourceInitializationError: unable to pull secrets: AccessDeniedException', null],
    [START, null, 'CannotStartContainerError: exec: "celry": executable file not found'],
    [null, null, null],
  ])('%s: %s %s is the revision’s own', (stopCode, stoppedReason, containerReason) => {
    expect(isTransientDeath({ stopCode, stoppedReason, containerReason })).toBe(false);
  });

  test("the container's reason counts as much as the task's", () => {
    const containerReason = 'CannotPullContainerError: dial tcp: i/o timeout';
    expect(
      isTransientDeath({ stopCode: START, stoppedReason: 'Task failed to start', containerReason }),
    ).toBe(true);
  });
});

import { describe, expect, test } from '@jest/globals';
import { findBreakerThreshold } from '../../../simulator/core/breaker-threshold.js';
import {
  createTargetGroup,
  createService,
  deploy,
  isCompleted,
  openService,
} from '../support/open-service.js';
import { playWorld, type Conduct } from '../support/play-world.js';

const BREAKER = { enable: true, rollback: true };
/** Revision 2 and later exit one second after their start. */
const crashLoop = ({ taskDefinitionArn }: { taskDefinitionArn: string }): Conduct =>
  taskDefinitionArn.endsWith(':1') ? {} : { crashesAfterSeconds: 1 };

describe('threshold', () => {
  test.each([
    [1, 3],
    [2, 3],
    [6, 3],
    [7, 4],
    [25, 13],
    [400, 200],
    [800, 200],
  ])('half of %i tasks, between 3 and 200, is %i', (desiredCount, threshold) => {
    expect(findBreakerThreshold({ type: 'BOUNDED_PERCENT', value: 50 }, desiredCount)).toBe(threshold);
  });

  test('COUNT is used as it is, UNBOUNDED_PERCENT without the limits', () => {
    expect(findBreakerThreshold({ type: 'COUNT', value: 1 }, 100)).toBe(1);
    expect(findBreakerThreshold({ type: 'UNBOUNDED_PERCENT', value: 50 }, 2)).toBe(1);
    expect(findBreakerThreshold({ type: 'UNBOUNDED_PERCENT', value: 100 }, 800)).toBe(800);
  });
});

describe('rollback by the circuit breaker', () => {
  const play = playWorld(crashLoop);
  openService(play, { breaker: BREAKER });
  const [oldId] = play.service().deployments.map(({ id }) => id);
  const newId = deploy(play, 'app:2');

  test('before: the new one is PRIMARY and IN_PROGRESS, the old one ACTIVE and COMPLETED', () => {
    expect(play.service().deployments).toMatchObject([
      { id: newId, status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
      { id: oldId, status: 'ACTIVE', rolloutState: 'COMPLETED' },
    ]);
  });

  test('after three failures the old one is PRIMARY again by its old id', () => {
    play.runUntil(() => play.service().deployments[0]?.id === oldId);
    expect(play.service().deployments).toMatchObject([
      {
        id: oldId,
        status: 'PRIMARY',
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${oldId}.`,
      },
      {
        id: newId,
        status: 'ACTIVE',
        rolloutState: 'FAILED',
        failedTasks: 3,
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
    expect(play.service().taskDefinitionArn).toMatch(/:1$/);
    expect(play.tasks(newId).length).toBeGreaterThanOrEqual(3);
    const texts = play.events().map(({ message }) => message);
    const failed = texts.indexOf(
      `(service s) (deployment ${newId}) deployment failed: tasks failed to start.`,
    );
    expect(texts[failed + 1]).toBe(`(service s) rolling back to deployment ${oldId}.`);
    expect(play.service().serviceDeployments[0]).toMatchObject({ status: 'ROLLBACK_IN_PROGRESS' });
  });

  test('at the end only the old one is left, COMPLETED, and says so by its old id', () => {
    play.runUntil(() => isCompleted(play));
    expect(play.service().deployments).toMatchObject([
      { id: oldId, status: 'PRIMARY', rolloutState: 'COMPLETED' },
    ]);
    const texts = play.events().map(({ message }) => message);
    expect(
      texts.filter((text) => text === `(service s) (deployment ${oldId}) deployment completed.`),
    ).toHaveLength(2);
    expect(play.service().serviceDeployments[0]).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      rollback: { revisionArn: expect.stringContaining(oldId?.replace('ecs-svc/', '') ?? '-') },
    });
  });
});

describe('what counts', () => {
  test('a crash loop trips the breaker after about three minutes and four starts', () => {
    const play = playWorld(crashLoop);
    openService(play, { breaker: BREAKER });
    const sinceSeconds = play.nowSeconds();
    const id = deploy(play, 'app:2');
    play.runUntil(() => play.service().deployments[0]?.id !== id);
    expect(play.nowSeconds() - sinceSeconds).toBeGreaterThan(120);
    expect(play.nowSeconds() - sinceSeconds).toBeLessThan(240);
  });

  test('an image that cannot be pulled trips the breaker after 8 to 15 minutes, with growing pauses and an event', () => {
    const play = playWorld();
    openService(play, { breaker: BREAKER });
    const sinceSeconds = play.nowSeconds();
    const id = deploy(play, 'registry/app:missing');
    play.runUntil(() => play.service().deployments[0]?.id !== id);
    expect((play.nowSeconds() - sinceSeconds) / 60).toBeGreaterThan(8);
    expect((play.nowSeconds() - sinceSeconds) / 60).toBeLessThan(15);
    expect(play.tasks(id)).toHaveLength(3);
    expect(play.tasks(id)[0]).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotPullContainerError: .*registry\/app:missing: not found$/),
      startedAtMs: null,
    });
    expect(play.events().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('is unable to consistently start tasks successfully.'),
    );
  });

  test('without a breaker a crash loop never ends', () => {
    const play = playWorld(crashLoop);
    openService(play);
    const id = deploy(play, 'app:2');
    play.run(3600);
    expect(play.service().deployments[0]).toMatchObject({ id, rolloutState: 'IN_PROGRESS' });
    expect(play.tasks(id).length).toBeGreaterThan(20);
  });

  test('a task that became healthy resets the count, unless resetOnHealthyTask is false', () => {
    const counts = [true, false].map((resetOnHealthyTask) => {
      let crashes = 2;
      const play = playWorld((task) => {
        if (task.taskDefinitionArn.endsWith(':1') || crashes <= 0) return {};
        crashes -= 1;
        return { crashesAfterSeconds: 1 };
      });
      openService(play, { breaker: { ...BREAKER, resetOnHealthyTask } });
      const id = deploy(play, 'app:2');
      play.runUntil(() => play.tasks(id).some(({ healthyAtMs }) => healthyAtMs !== null));
      const [primary] = play.service().deployments;
      return { failedTasks: primary?.failedTasks, breakerCount: primary?.breakerCount };
    });
    expect(counts).toEqual([
      { failedTasks: 0, breakerCount: 0 },
      { failedTasks: 0, breakerCount: 2 },
    ]);
  });

  test('tasks that fail their load balancer checks count, and are replaced beside the old ones', () => {
    const play = playWorld((task) => (task.taskDefinitionArn.endsWith(':1') ? {} : { probeAnswer: 503 }));
    const targetGroupArn = createTargetGroup(play, {}, 0);
    openService(play, { targetGroupArn, breaker: BREAKER, gracePeriodSeconds: 60 });
    const id = deploy(play, 'app:2');
    play.runUntil(() => play.service().deployments[0]?.id !== id);
    const [first] = play.tasks(id);
    expect(first?.stoppedReason).toBe(`Task failed ELB health checks in (target-group ${targetGroupArn})`);
    expect(first?.stopCode).toBe('ServiceSchedulerInitiated');
    expect(play.events().map(({ message }) => message)).toContain(
      `(service s) (task ${first?.id ?? ''}) (port 8000) is unhealthy in (target-group ${targetGroupArn}) ` +
        'due to (reason Health checks failed with these codes: [503]).',
    );
  });

  test('a failed deployment without rollback stays PRIMARY and starts nothing more', () => {
    const play = playWorld(crashLoop);
    openService(play, { breaker: { enable: true, rollback: false } });
    const id = deploy(play, 'app:2');
    play.runUntil(() => play.service().deployments[0]?.rolloutState === 'FAILED');
    const count = play.tasks(id).length;
    play.run(3600);
    expect(play.tasks(id).filter(({ createdAtMs }) => createdAtMs > 0).length).toBeLessThanOrEqual(count);
    expect(play.service().deployments).toMatchObject([{ id, status: 'PRIMARY' }, { status: 'ACTIVE' }]);
    expect(play.tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(1);
  });

  test('a first deployment has nothing to return to', () => {
    const play = playWorld(() => ({ crashesAfterSeconds: 1 }));
    createService(play, 'app:1', { breaker: BREAKER });
    play.runUntil(() => play.service().deployments[0]?.rolloutState === 'FAILED');
    expect(play.service().serviceDeployments[0]).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
  });
});

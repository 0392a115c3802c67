import { describe, expect, test } from '@jest/globals';
import { accept } from '../../../simulator/core/advance.js';
import { scaleService } from '../../../simulator/core/scale-service.js';
import {
  createTargetGroup,
  deploy,
  isCompleted,
  openService,
  registerRevision,
} from '../support/open-service.js';
import { playWorld, type Play } from '../support/play-world.js';

function crash(play: Play, taskArn: string): void {
  const nowMs = 1_800_000_000_000 + play.nowSeconds() * 1000;
  const fact = { kind: 'container-exited', taskArn, container: 'app', exitCode: 1, reason: null } as const;
  const { world } = accept(play.world(), fact, nowMs);
  play.change((current) => {
    Object.assign(current, world);
  });
}

describe('replacement', () => {
  test('an old task that crashes while the rollout waits is replaced with the old revision', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    const oldId = play.service().deployments[0]?.id;
    const arns = play.tasks().map(({ arn }) => arn);
    play.call('UpdateTaskProtection', { cluster: 'c', tasks: arns, protectionEnabled: true });
    deploy(play, 'app:2');
    play.run(15);
    crash(play, arns[0] ?? '');
    play.run(20);
    const replacements = play.tasks(oldId).filter(({ arn }) => !arns.includes(arn));
    expect(replacements.map(({ taskDefinitionArn }) => taskDefinitionArn.split(':').at(-1))).toEqual(['1']);
  });

  test('the replacement runs as long as too few others are healthy, and is stopped then', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    const oldId = play.service().deployments[0]?.id;
    const arns = play.tasks().map(({ arn }) => arn);
    play.call('UpdateTaskProtection', { cluster: 'c', tasks: arns, protectionEnabled: true });
    deploy(play, 'app:2');
    play.run(15);
    crash(play, arns[0] ?? '');
    play.run(45);
    const findHeirs = (): string[] =>
      play
        .tasks(oldId)
        .filter(({ arn, desiredStatus }) => !arns.includes(arn) && desiredStatus === 'RUNNING')
        .map(({ lastStatus }) => lastStatus);
    expect(findHeirs()).toHaveLength(1);
    play.run(200);
    expect(findHeirs()).toEqual([]);
  });

  test('an old task that crashes when the new ones cover the desired count is not replaced', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    const oldId = play.service().deployments[0]?.id;
    const arns = play.tasks().map(({ arn }) => arn);
    play.call('UpdateTaskProtection', { cluster: 'c', tasks: arns, protectionEnabled: true });
    deploy(play, 'app:2');
    play.run(200);
    crash(play, arns[0] ?? '');
    play.run(100);
    expect(play.tasks(oldId)).toHaveLength(2);
  });

  test('Auto Scaling during a rollout scales both revisions, and never in', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    const oldId = play.service().deployments[0]?.id;
    play.call('UpdateTaskProtection', {
      cluster: 'c',
      tasks: play.tasks().map(({ arn }) => arn),
      protectionEnabled: true,
    });
    const newId = deploy(play, 'app:2');
    play.run(15);
    play.change((world) => {
      scaleService(world, play.service(), 3, true);
    });
    play.run(20);
    expect([play.tasks(oldId).length, play.tasks(newId).length]).toEqual([3, 3]);
    play.change((world) => {
      scaleService(world, play.service(), 1, true);
    });
    expect(play.service().desiredCount).toBe(3);
  });

  test('an unhealthy task is replaced beside itself and stopped once its replacement is healthy', () => {
    let unhealthy = '';
    const play = playWorld((task) => (task.arn === unhealthy ? { probeAnswer: 'timeout' } : {}));
    const targetGroupArn = createTargetGroup(play, {}, 0);
    openService(play, { targetGroupArn });
    const [task] = play.tasks();
    unhealthy = task?.arn ?? '';
    play.runUntil(() => play.tasks().length === 2);
    const replacement = play.tasks().find(({ arn }) => arn !== unhealthy);
    expect(play.world().tasks[unhealthy]?.desiredStatus).toBe('RUNNING');
    const texts = play.events().map(({ message }) => message);
    expect(texts).toContain(
      `(service s) (task ${task?.id ?? ''}) (port 8000) is unhealthy in (target-group ${targetGroupArn}) ` +
        'due to (reason Request timed out).',
    );
    expect(texts).toContain(
      `(service s) has started 1 tasks: (task ${replacement?.id ?? ''}). ` +
        'Amazon ECS replaced 1 tasks due to an unhealthy status.',
    );
    play.runUntil(() => play.world().tasks[unhealthy]?.desiredStatus === 'STOPPED');
    expect(play.world().tasks[replacement?.arn ?? '']?.healthyAtMs).not.toBeNull();
  });

  test('a task whose container check fails is replaced, and its failure is announced', () => {
    let unhealthy = '';
    const play = playWorld(({ arn }) => ({ checkPasses: arn !== unhealthy }));
    const check = { healthCheck: { command: ['CMD', 'true'], interval: 10, retries: 2 } };
    openService(play, { container: check });
    const [task] = play.tasks();
    unhealthy = task?.arn ?? '';
    play.runUntil(() => play.world().tasks[unhealthy]?.lastStatus === 'STOPPED');
    expect(play.world().tasks[unhealthy]?.stoppedReason).toBe('Task failed container health checks');
    expect(play.tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(1);
    expect(play.events().map(({ message }) => message)).toContain(
      `(service s) (task ${task?.id ?? ''}) failed container health checks.`,
    );
  });
});

describe('deployments', () => {
  test('a crash-looping old revision does not hold a rollout up', () => {
    const play = playWorld(({ taskDefinitionArn }) =>
      taskDefinitionArn.endsWith(':2') ? { crashesAfterSeconds: 2 } : {},
    );
    openService(play, { desiredCount: 2 });
    deploy(play, 'app:2');
    play.run(600);
    const id = deploy(play, 'app:3');
    play.runUntil(() => isCompleted(play), 600);
    expect(play.service().deployments[0]?.id).toBe(id);
  });

  test('a sixth unfinished deployment is refused', () => {
    const play = playWorld();
    openService(play, { desiredCount: 8 });
    for (const image of ['app:2', 'app:3', 'app:4', 'app:5']) {
      deploy(play, image);
      play.run(30);
      const arns = play.tasks(play.service().deployments[0]?.id).map(({ arn }) => arn);
      play.call('UpdateTaskProtection', { cluster: 'c', tasks: arns.slice(0, 1), protectionEnabled: true });
    }
    const counts = play.service().deployments.length;
    const taskDefinition = registerRevision(play, 'app:6');
    const update = (): unknown => play.call('UpdateService', { cluster: 'c', service: 's', taskDefinition });
    expect(counts).toBe(5);
    expect(update).toThrow('5 active deployments exist, unable to create new deployment.');
  });

  test.each([
    { desiredCount: 3 },
    { deploymentConfiguration: { maximumPercent: 150 } },
    { healthCheckGracePeriodSeconds: 30 },
    { enableExecuteCommand: true },
    { taskDefinition: 'f:1' },
  ])('%j starts no deployment', (input) => {
    const play = playWorld();
    openService(play);
    const [before] = play.service().deployments;
    play.call('UpdateService', { cluster: 'c', service: 's', ...input });
    expect(play.service().deployments.map(({ id }) => id)).toEqual([before?.id]);
  });

  test('members of deploymentConfiguration that are left out are kept', () => {
    const play = playWorld();
    openService(play, { minimumHealthyPercent: 50, breaker: { enable: true, rollback: true } });
    play.call('UpdateService', {
      cluster: 'c',
      service: 's',
      deploymentConfiguration: { maximumPercent: 150 },
    });
    expect(play.service()).toMatchObject({
      minimumHealthyPercent: 50,
      maximumPercent: 150,
      circuitBreaker: { enable: true, rollback: true },
    });
  });

  test('forceNewDeployment starts one with the same revision', () => {
    const play = playWorld();
    openService(play);
    play.call('UpdateService', { cluster: 'c', service: 's', forceNewDeployment: true });
    expect(
      play.service().deployments.map(({ taskDefinitionArn }) => taskDefinitionArn.split(':').at(-1)),
    ).toEqual(['1', '1']);
  });
});

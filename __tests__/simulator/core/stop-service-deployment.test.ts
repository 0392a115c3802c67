import { describe, expect, test } from '@jest/globals';
import { createService, deploy, isCompleted, openService } from '../support/open-service.js';
import { playWorld } from '../support/play-world.js';

function stop(play: ReturnType<typeof playWorld>): void {
  const arn = play.service().serviceDeployments[0]?.arn ?? '';
  play.call('StopServiceDeployment', { serviceDeploymentArn: arn, stopType: 'ROLLBACK' });
}

describe('StopServiceDeployment', () => {
  test('rolls back a service without a circuit breaker to the old id', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    const oldId = play.service().deployments[0]?.id;
    const newId = deploy(play, 'app:2');
    play.run(30);
    stop(play);
    expect(play.service().serviceDeployments[0]?.status).toBe('ROLLBACK_REQUESTED');
    play.runUntil(() => play.service().deployments[0]?.id === oldId);
    expect(play.service().deployments).toMatchObject([
      { id: oldId, status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
      { id: newId, status: 'ACTIVE', rolloutState: 'FAILED' },
    ]);
    play.runUntil(() => isCompleted(play));
    expect(play.service().serviceDeployments[0]).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back by user.',
    });
    const old = play.tasks(oldId).filter(({ lastStatus }) => lastStatus === 'RUNNING');
    expect(old).toHaveLength(2);
    expect(play.tasks(oldId)).toHaveLength(2);
  });

  test('has no candidate on a first deployment', () => {
    const play = playWorld();
    createService(play, 'app:1');
    play.run(20);
    stop(play);
    play.run(20);
    expect(play.service().serviceDeployments[0]).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
  });

  test('is a conflict once the deployment is over, and unknown ARNs are not found', () => {
    const play = playWorld();
    openService(play);
    expect(() => {
      stop(play);
    }).toThrow(expect.objectContaining({ code: 'ConflictException' }));
    expect(() =>
      play.call('StopServiceDeployment', { serviceDeploymentArn: 'arn:aws:ecs:x', stopType: 'ROLLBACK' }),
    ).toThrow(expect.objectContaining({ code: 'ServiceDeploymentNotFoundException' }));
  });

  test('a newer deployment stops the older one', () => {
    const play = playWorld();
    openService(play);
    deploy(play, 'app:2');
    play.run(30);
    deploy(play, 'app:3');
    play.run(10);
    expect(play.service().serviceDeployments.map(({ status }) => status)).toEqual([
      'IN_PROGRESS',
      'STOPPED',
      'SUCCESSFUL',
    ]);
  });

  test('revision ARNs end in the digits of the deployment id', () => {
    const play = playWorld();
    openService(play);
    const [entry] = play.service().serviceDeployments;
    expect(entry?.targetRevisionArn.split('/').at(-1)).toBe(entry?.deploymentId.replace('ecs-svc/', ''));
    expect(entry?.deploymentId).toMatch(/^ecs-svc\/\d{19}$/);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Action } from '../../../simulator/core/action.js';
import { noFaults, orderFault, type WorldFault } from '../../../simulator/core/order-fault.js';
import { createService, deploy, isCompleted, openService } from '../support/open-service.js';
import { playWorld, type Play } from '../support/play-world.js';

function order(play: Play, fault: WorldFault): void {
  const actions: Action[] = [];
  play.change((world) => {
    orderFault(world, fault, 1_800_000_000_000 + play.nowSeconds() * 1000, actions);
  });
}

function countEvents(play: Play, part: string): number {
  return play.events().filter(({ message }) => message.includes(part)).length;
}

describe('ordered faults', () => {
  test('missing capacity is announced once, counts as no failure, and ends', () => {
    const play = playWorld();
    openService(play, { breaker: { enable: true, rollback: true } });
    order(play, { kind: 'no-capacity', room: 1 });
    const id = deploy(play, 'app:2');
    play.run(1200);
    expect(play.tasks(id)).toHaveLength(0);
    expect(countEvents(play, 'Capacity is unavailable at this time.')).toBe(1);
    expect(play.service().deployments[0]).toMatchObject({ id, failedTasks: 0, rolloutState: 'IN_PROGRESS' });
    order(play, { kind: 'no-capacity', room: null });
    play.runUntil(() => isCompleted(play), 300);
  });

  test('a role that cannot be assumed starts no task and trips the breaker', () => {
    const play = playWorld();
    openService(play, { breaker: { enable: true, rollback: true } });
    const oldId = play.service().deployments[0]?.id;
    order(play, { kind: 'role-refused', role: 'role/worker' });
    const { taskDefinition } = play.call('RegisterTaskDefinition', {
      family: 'f',
      taskRoleArn: 'arn:aws:iam::123456789012:role/worker',
      containerDefinitions: [{ name: 'app', image: 'app:2', command: ['app'] }],
    });
    const { taskDefinitionArn } = taskDefinition as { taskDefinitionArn: string };
    play.call('UpdateService', { cluster: 'c', service: 's', taskDefinition: taskDefinitionArn });
    play.runUntil(() => play.service().deployments[0]?.id === oldId);
    expect(countEvents(play, "unable to assume the role 'arn:aws:iam::123456789012:role/worker'")).toBe(1);
  });

  test('a pull failure has the reason that was ordered', () => {
    const play = playWorld();
    const reason = 'ResourceInitializationError: unable to pull secrets or registry auth: …';
    order(play, { kind: 'pull-failure', image: 'app:1', reason });
    createService(play, 'app:1');
    play.runUntil(() => play.tasks().some(({ lastStatus }) => lastStatus === 'STOPPED'));
    expect(play.tasks()[0]).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: reason });
    expect(play.tasks()[0]?.containers[0]).toMatchObject({ exitCode: null, reason });
  });

  test('a slow start takes that much longer', () => {
    const startSeconds = [0, 300].map((seconds) => {
      const play = playWorld();
      if (seconds > 0) order(play, { kind: 'slow-start', image: 'app:1', seconds });
      createService(play, 'app:1');
      play.runUntil(() => play.tasks()[0]?.lastStatus === 'RUNNING');
      return play.nowSeconds();
    });
    expect((startSeconds[1] ?? 0) - (startSeconds[0] ?? 0)).toBe(300);
  });

  test('Spot interrupts a protected task, and that counts as no failure', () => {
    const play = playWorld();
    openService(play);
    const [task] = play.tasks();
    const input = { cluster: 'c', tasks: [task?.arn ?? ''], protectionEnabled: true };
    play.call('UpdateTaskProtection', input);
    order(play, { kind: 'spot-interruption', taskArn: task?.arn ?? '' });
    expect(play.world().tasks[task?.arn ?? '']).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
      failure: null,
    });
  });

  test('cleared faults are gone', () => {
    const play = playWorld();
    order(play, { kind: 'pull-failure', image: 'app' });
    play.change((world) => {
      world.faults = noFaults();
    });
    openService(play);
    expect(isCompleted(play)).toBe(true);
  });
});

describe('what a service shows', () => {
  test('currentServiceDeployment lags by the setting', () => {
    const play = playWorld(undefined, { serviceDeploymentLagSeconds: 15 });
    createService(play, 'app:1');
    const read = (): unknown => {
      const { services } = play.call('DescribeServices', { cluster: 'c', services: ['s'] });
      return (services as { currentServiceDeployment?: string }[])[0]?.currentServiceDeployment;
    };
    play.run(10);
    expect(read()).toBeUndefined();
    play.run(10);
    expect(read()).toBe(play.service().serviceDeployments[0]?.arn);
  });

  test.each([
    ['CODE_DEPLOY', 'Use AWS CodeDeploy'],
    ['EXTERNAL', 'CreateTaskSet'],
  ])('a %s service can be described, and refuses a new revision', (type, advice) => {
    const play = playWorld();
    play.call('CreateCluster', { clusterName: 'c' });
    play.call('RegisterTaskDefinition', {
      family: 'f',
      containerDefinitions: [{ name: 'app', image: 'app:1', command: ['app'] }],
    });
    const input = { cluster: 'c', serviceName: 's', desiredCount: 1, taskDefinition: 'f' };
    play.call('CreateService', { ...input, deploymentController: { type } });
    play.run(100);
    expect(play.tasks()).toHaveLength(0);
    const { services } = play.call('DescribeServices', { cluster: 'c', services: ['s'] });
    expect(services).toMatchObject([{ deploymentController: { type }, deployments: [] }]);
    const update = { cluster: 'c', service: 's', taskDefinition: 'f' };
    expect(() => play.call('UpdateService', update)).toThrow(advice);
  });

  test('a deleted service drains and ends INACTIVE', () => {
    const play = playWorld();
    openService(play);
    play.call('DeleteService', { cluster: 'c', service: 's', force: true });
    expect(play.service().status).toBe('DRAINING');
    play.runUntil(() => play.service().status === 'INACTIVE', 120);
    const inactive = expect.objectContaining({ code: 'ServiceNotActiveException' });
    const update = { cluster: 'c', service: 's', desiredCount: 1 };
    expect(() => play.call('UpdateService', update)).toThrow(inactive);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../simulator/core/json.js';
import { deploy, isCompleted, openService, type ServiceOptions } from '../support/open-service.js';
import { playWorld, type Play } from '../support/play-world.js';

function protect(play: Play, tasks: string[], input: JsonObject = {}): JsonObject {
  return play.call('UpdateTaskProtection', { cluster: 'c', tasks, protectionEnabled: true, ...input });
}

/** A rollout whose old tasks are all protected and whose new ones are all up. */
function block(options: ServiceOptions = {}): { play: Play; old: string[]; oldId: string; newId: string } {
  const play = playWorld();
  openService(play, { desiredCount: 2, ...options });
  const old = play.tasks().map(({ arn }) => arn);
  const oldId = play.service().deployments[0]?.id ?? '';
  protect(play, old, { expiresInMinutes: 60 });
  const newId = deploy(play, 'app:2');
  play.run(200);
  return { play, old, oldId, newId };
}

describe('task protection in a rollout', () => {
  test('new tasks start beside protected old ones, which stay, and one event says what is waited for', () => {
    const { play, old, oldId, newId } = block();
    expect(play.tasks(newId).filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(2);
    expect(old.map((arn) => play.world().tasks[arn]?.desiredStatus)).toEqual(['RUNNING', 'RUNNING']);
    expect(play.service().deployments[0]?.rolloutState).toBe('IN_PROGRESS');
    const mentioned = play.events().filter(({ message }) => message.includes('under protection'));
    expect(mentioned.map(({ message }) => message)).toEqual([
      `(service s) was unable to reach steady state because (taskSet ${oldId}) was unable to scale in ` +
        'due to (reason 2 tasks under protection)',
    ]);
  });

  test('with no room above the desired count nothing starts while all are protected', () => {
    const { play, newId } = block({ minimumHealthyPercent: 0, maximumPercent: 100 });
    expect(play.tasks(newId)).toHaveLength(0);
  });

  test('a released task is stopped on the next pass, the others stay', () => {
    const { play, old } = block();
    const [first = '', second = ''] = old;
    play.call('UpdateTaskProtection', { cluster: 'c', tasks: [first], protectionEnabled: false });
    play.run(10);
    expect(play.world().tasks[first]?.desiredStatus).toBe('STOPPED');
    expect(play.world().tasks[second]?.desiredStatus).toBe('RUNNING');
    play.call('UpdateTaskProtection', { cluster: 'c', tasks: [second], protectionEnabled: false });
    play.runUntil(() => isCompleted(play), 60);
    expect(play.world().tasks[first]?.stoppedReason).toMatch(
      /^Scaling activity initiated by \(deployment ecs-svc\/\d{19}\)$/,
    );
  });

  test('after the expiry the rollout continues by itself', () => {
    const { play } = block();
    expect(isCompleted(play)).toBe(false);
    play.run(3600);
    expect(isCompleted(play)).toBe(true);
  });

  test('protecting is refused while protected tasks block the deployment, releasing is not', () => {
    const { play, old } = block();
    expect(protect(play, old)).toMatchObject({
      protectedTasks: [],
      failures: old.map((arn) => ({ arn, reason: 'DEPLOYMENT_BLOCKED' })),
    });
    const released = play.call('UpdateTaskProtection', {
      cluster: 'c',
      tasks: old,
      protectionEnabled: false,
    });
    expect(released).toMatchObject({ failures: [], protectedTasks: [{ protectionEnabled: false }, {}] });
  });

  test('StopTask stops a protected task', () => {
    const { play, old } = block();
    play.call('StopTask', { cluster: 'c', task: old[0] ?? '' });
    expect(play.world().tasks[old[0] ?? '']).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
    });
  });
});

describe('UpdateTaskProtection', () => {
  test('knows unknown and standalone tasks, in an answer that is no error', () => {
    const play = playWorld();
    openService(play);
    const { tasks } = play.call('RunTask', { cluster: 'c', taskDefinition: 'f' });
    const alone = (tasks as { taskArn: string }[])[0]?.taskArn ?? '';
    expect(protect(play, ['0123', alone])).toMatchObject({
      failures: [{ reason: 'MISSING' }, { arn: alone, reason: 'TASK_NOT_VALID' }],
    });
  });

  test('takes 10 tasks and 1 to 2880 minutes, and refuses more', () => {
    const play = playWorld();
    openService(play, { desiredCount: 11 });
    const arns = play.tasks().map(({ arn }) => arn);
    const invalid = expect.objectContaining({ code: 'InvalidParameterException' });
    expect(protect(play, arns.slice(0, 10))).toMatchObject({ failures: [] });
    expect(() => protect(play, arns)).toThrow(invalid);
    expect(() => protect(play, arns.slice(0, 1), { expiresInMinutes: 2881 })).toThrow(invalid);
    expect(() => protect(play, arns.slice(0, 1), { expiresInMinutes: 0 })).toThrow(invalid);
  });

  test('more protected tasks than desired are refused', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    const arns = play.tasks().map(({ arn }) => arn);
    play.call('UpdateService', { cluster: 'c', service: 's', desiredCount: 1 });
    expect(protect(play, arns)).toMatchObject({
      protectedTasks: [{ taskArn: arns[0] }],
      failures: [{ arn: arns[1], reason: 'DEPLOYMENT_BLOCKED' }],
    });
  });

  test('scale-in leaves protected tasks alone and says so', () => {
    const play = playWorld();
    openService(play, { desiredCount: 2 });
    protect(
      play,
      play.tasks().map(({ arn }) => arn),
    );
    play.call('UpdateService', { cluster: 'c', service: 's', desiredCount: 1 });
    play.run(60);
    expect(play.tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(2);
    expect(play.events().at(-1)?.message).toMatch(
      /was unable to scale in due to \(reason 2 tasks under protection\)$/,
    );
  });
});

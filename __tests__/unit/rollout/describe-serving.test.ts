import { describe, expect, test } from '@jest/globals';
import { describeServing } from '../../../src/rollout/describe-serving.js';
import * as world from '../../support/builders/world.js';

const { NEW_ARN, NEW_ID, OLD_ARN, OLD_ID, TARGET_GROUP_ARN, aRollingService, aService, aTarget, aTask } =
  world;
const loadBalancers = [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'web', containerPort: 8000 }];
const old = (privateIpv4: string) => aTask({ privateIpv4 });
const added = (privateIpv4: string, more = {}) => aTask({ startedBy: NEW_ID, privateIpv4, ...more });
const at = (id: string, state = 'healthy') => aTarget({ id, state });

describe('describeServing', () => {
  test('stable, without a load balancer', () => {
    const serving = describeServing(aService(), [aTask(), aTask()], null);
    expect(serving).toEqual({
      sentence: 'Revision shop:45 serves: 2 of 2 tasks running.',
      taskDefinitionArn: OLD_ARN,
      revisions: [
        {
          taskDefinitionArn: OLD_ARN,
          deploymentId: OLD_ID,
          primary: true,
          rolloutState: 'COMPLETED',
          desired: 2,
          running: 2,
          pending: 0,
          healthyTargets: null,
          draining: null,
          protected: null,
        },
      ],
    });
  });

  test('a new revision whose targets never turned healthy does not serve, though its tasks run', () => {
    const service = aRollingService({}, {}, { loadBalancers });
    const tasks = [old('a'), old('b'), added('c'), added('d')];
    const targets = [at('a'), at('b'), at('c', 'unhealthy'), at('d', 'initial')];
    const serving = describeServing(service, tasks, targets);
    expect(serving.sentence).toBe(
      'Revision shop:45 serves all traffic: 2 of 2 targets healthy. ' +
        'Revision shop:46 does not serve: 0 of 2 targets healthy.',
    );
    expect(serving.taskDefinitionArn).toBe(OLD_ARN);
    expect(serving.revisions.map(({ healthyTargets }) => healthyTargets)).toEqual([0, 2]);
  });

  test('both serve in the middle of a rollout: the one with more tasks first, PRIMARY at a tie', () => {
    const service = aRollingService();
    const most = describeServing(service, [old('a'), old('b'), added('c')], null);
    expect(most.taskDefinitionArn).toBe(OLD_ARN);
    expect(most.sentence).toBe(
      'Revision shop:45 serves: 2 tasks running. Revision shop:46 also serves: 1 of 2 tasks running.',
    );
    expect(describeServing(service, [old('a'), added('c')], null).taskDefinitionArn).toBe(NEW_ARN);
  });

  test('the order of the list makes no difference', () => {
    const { deployments } = aRollingService();
    const service = aRollingService({}, {}, { deployments: [...deployments].reverse() });
    expect(describeServing(service, [old('a'), added('c')], null).taskDefinitionArn).toBe(NEW_ARN);
    expect(describeServing(service, [added('a'), added('c'), old('b')], null).taskDefinitionArn).toBe(
      NEW_ARN,
    );
  });

  test('nothing runs: nothing serves', () => {
    const serving = describeServing(aRollingService(), [added('a', { lastStatus: 'PENDING' })], null);
    expect(serving).toMatchObject({
      sentence: 'Nothing serves. Revision shop:46 does not serve: 0 of 2 tasks running.',
      taskDefinitionArn: null,
    });
  });

  test('scaled to 0', () => {
    const service = aService({ desiredCount: 0, deployments: [world.aDeployment({ desiredCount: 0 })] });
    expect(describeServing(service, [], null)).toMatchObject({
      sentence: 'The service is scaled to 0: nothing serves.',
      taskDefinitionArn: null,
    });
  });

  test('targets that could not be read are not called healthy', () => {
    const service = aService({ loadBalancers });
    const serving = describeServing(service, [old('a'), old('b')], null);
    expect(serving.sentence).toBe('Revision shop:45 serves: 2 of 2 tasks running.');
    expect(serving.revisions[0]?.healthyTargets).toBeNull();
  });

  test('a task must be healthy in every target group, and at its own port', () => {
    const two = [
      ...loadBalancers,
      { targetGroupArn: 'arn:other', containerName: 'web', containerPort: 9000 },
    ];
    const service = aService({ loadBalancers: two });
    const one = [
      aTarget({ id: 'a' }),
      aTarget({ id: 'a', targetGroupArn: 'arn:other', port: 9000, state: 'unhealthy' }),
    ];
    expect(describeServing(service, [old('a')], one).revisions[0]?.healthyTargets).toBe(0);
    const port = [aTarget({ id: 'a' }), aTarget({ id: 'a', port: 1, state: 'unhealthy' })];
    expect(describeServing(aService({ loadBalancers }), [old('a')], port).revisions[0]?.healthyTargets).toBe(
      1,
    );
  });

  test('a task that is being stopped no longer serves', () => {
    const going = aTask({ desiredStatus: 'STOPPED' });
    expect(describeServing(aService(), [going], null).taskDefinitionArn).toBeNull();
  });

  test('behind a load balancer both revisions serve in the middle, and old targets drain', () => {
    const service = aRollingService({}, {}, { loadBalancers });
    const going = aTask({ privateIpv4: 'b', desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' });
    const targets = [at('a'), at('b', 'draining'), at('c'), at('d', 'initial')];
    const serving = describeServing(service, [old('a'), going, added('c'), added('d')], targets);
    expect(serving.sentence).toBe(
      'Revision shop:46 serves: 1 of 2 targets healthy. Revision shop:45 also serves: 1 of 1 target healthy, 1 draining.',
    );
    expect(serving.revisions.map(({ draining }) => draining)).toEqual([0, 1]);
  });

  test('an old revision that only drains no longer serves, and is still there', () => {
    const service = aRollingService({}, { runningCount: 0 }, { loadBalancers });
    const going = aTask({ privateIpv4: 'b', desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' });
    const targets = [at('b', 'draining'), at('c'), at('d')];
    expect(describeServing(service, [going, added('c'), added('d')], targets).sentence).toBe(
      'Revision shop:46 serves all traffic: 2 of 2 targets healthy. Revision shop:45 no longer serves: 1 draining.',
    );
  });

  test('protected tasks are counted by revision, and null if they could not be read', () => {
    const tasks = [old('a'), old('b'), added('c'), added('d')];
    const protections = tasks.slice(0, 2).map(({ arn: taskArn }) => ({ taskArn, expiresAtMs: null }));
    const serving = describeServing(aRollingService(), tasks, null, { protections });
    expect(serving.sentence).toBe(
      'Revision shop:46 serves: 2 of 2 tasks running. Revision shop:45 also serves: 2 tasks running, 2 protected.',
    );
    expect(serving.revisions.map((revision) => revision.protected)).toEqual([0, 2]);
    const unread = describeServing(aRollingService(), tasks, null, { protections: null });
    expect(unread.revisions[0]?.protected).toBeNull();
  });

  test.each([
    ['while its tasks are still listed', aRollingService({}, {}, { loadBalancers }), [at('c', 'unhealthy')]],
    ['when ECS has forgotten it', aService({ loadBalancers }), []],
  ])('a revision that was tried and never became healthy is named, %s', (_case, service, rest) => {
    const serving = describeServing(service, [old('a'), old('b'), added('c')], [at('a'), at('b'), ...rest], {
      neverHealthyArn: NEW_ARN,
    });
    expect(serving.sentence).toBe(
      'Revision shop:45 serves all traffic: 2 of 2 targets healthy. Revision shop:46 never became healthy.',
    );
  });
});

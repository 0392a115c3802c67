import { expect, test } from '@jest/globals';
import { toService } from '../../../src/adapters/ecs/to-service.js';

test('percentages that ECS leaves out are its own defaults, which differ for a daemon', () => {
  expect(toService({})).toMatchObject({ minimumHealthyPercent: 100, maximumPercent: 200 });
  expect(toService({ schedulingStrategy: 'DAEMON' })).toMatchObject({
    minimumHealthyPercent: 0,
    maximumPercent: 100,
  });
});

test('a percent of 0 is no default', () => {
  const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 };
  expect(toService({ deploymentConfiguration })).toMatchObject({
    minimumHealthyPercent: 0,
    maximumPercent: 100,
  });
});

test('controller and strategy are the defaults of ECS where the answer has none', () => {
  expect(toService({})).toMatchObject({
    deploymentController: 'ECS',
    strategy: 'ROLLING',
    schedulingStrategy: 'REPLICA',
  });
});

test('target groups are kept, a Classic Load Balancer has none', () => {
  const loadBalancers = [
    { targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 },
    { loadBalancerName: 'classic', containerName: 'web', containerPort: 80 },
  ];
  expect(toService({ loadBalancers }).loadBalancers).toEqual([loadBalancers[0]]);
});

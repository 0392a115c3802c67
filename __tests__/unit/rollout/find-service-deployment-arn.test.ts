import { describe, expect, test } from '@jest/globals';
import { findServiceDeploymentArn } from '../../../src/rollout/find-service-deployment-arn.js';
import { aServiceDeployment, NEW_ID } from '../../support/builders/world.js';

const revision = (digits: string) =>
  `arn:aws:ecs:eu-west-1:111122223333:service-revision/shop/worker/${digits}`;
const of = (digits: string, more = {}) =>
  aServiceDeployment({ targetServiceRevisionArn: revision(digits), ...more });

describe('findServiceDeploymentArn', () => {
  test('the revision ARN ends in the digits of the deployment id', () => {
    const ours = of('2222222222222222222');
    expect(findServiceDeploymentArn(NEW_ID, [of('3333333333333333333'), ours])).toBe(ours);
  });

  test('the newest of several', () => {
    const newest = of('2222222222222222222', { createdAtMs: 9 });
    const candidates = [of('2222222222222222222', { createdAtMs: 8 }), newest];
    expect(findServiceDeploymentArn(NEW_ID, candidates)).toBe(newest);
    expect(findServiceDeploymentArn(NEW_ID, candidates.reverse())).toBe(newest);
  });

  test.each([
    ['digits that only end alike', NEW_ID, [of('12222222222222222222')]],
    ['no revision', NEW_ID, [aServiceDeployment({ targetServiceRevisionArn: null })]],
    ['an id of another shape', 'ecs-svc/', [of('')]],
    ['nothing to choose from', NEW_ID, []],
  ])('%s: null', (_case, id, candidates) => {
    expect(findServiceDeploymentArn(id, candidates)).toBeNull();
  });
});

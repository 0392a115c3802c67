import { expect, test } from '@jest/globals';
import {
  type ReplacementQuestion,
  findReplacementObstacle,
} from '../../../src/drain/find-replacement-obstacle.js';

const ask = (question: Partial<ReplacementQuestion>) =>
  findReplacementObstacle({ isAsked: true, outcome: 'rolled-back', causes: [], ...question });

test('nothing stands against a replacement after a rollback or an aborted drain, whatever else was the cause', () => {
  expect(ask({})).toBeNull();
  expect(ask({ outcome: 'timed-out', causes: ['uncaught-exception'] })).toBeNull();
});

test.each<[string, Partial<ReplacementQuestion>, RegExp]>([
  ['it is not wanted', { isAsked: false }, /replace-restored is false/],
  ['another deployment came', { outcome: 'superseded' }, /another deployment/],
  ['the job was cancelled', { outcome: 'cancelled', causes: null }, /cancelled/],
  ['the rollout was left as it failed', { outcome: 'failed', causes: null }, /ended as failed/],
  ['the rollback failed', { outcome: 'rollback-failed', causes: null }, /ended as rollback-failed/],
  [
    'the broker is the cause',
    { causes: ['setting-missing', 'broker-unreachable'] },
    /the broker is the cause/,
  ],
  ['capacity is the cause', { causes: ['no-capacity'] }, /missing capacity is the cause/],
])('no replacement where %s', (_, question, why) => {
  expect(ask(question)).toMatch(why);
});

import { describe, expect, test } from '@jest/globals';
import { findNeverHealthyRevision } from '../../../src/rollout/find-never-healthy-revision.js';
import { anUnhealthyTarget } from '../../support/evidence.js';
import { recovered } from '../../support/failing-probe.js';
import { NEW_ARN } from '../../support/world.js';

const failing = anUnhealthyTarget('Target.Timeout', 'Request timed out');
const find = (targets: (typeof failing)[]) =>
  findNeverHealthyRevision({ taskDefinitionArn: NEW_ARN, evidence: { targets } });

describe('findNeverHealthyRevision', () => {
  test('targets of ours that never were healthy', () => {
    expect(find([failing])).toBe(NEW_ARN);
  });

  test.each([
    ['one was healthy once', [failing, recovered('Request timed out')]],
    ['they are the old revision’s', [{ ...failing, isNew: false }]],
    ['none was ever seen', []],
  ])('%s: nothing is claimed', (_case, targets) => {
    expect(find(targets)).toBeNull();
  });

  test('no evidence: nothing is claimed', () => {
    expect(findNeverHealthyRevision({ taskDefinitionArn: NEW_ARN, evidence: null })).toBeNull();
  });
});

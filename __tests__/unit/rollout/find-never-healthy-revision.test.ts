import { describe, expect, test } from '@jest/globals';
import { findNeverHealthyRevision } from '../../../src/rollout/find-never-healthy-revision.js';
import { anUnhealthyTarget } from '../../support/builders/evidence.js';
import { recovered } from '../../support/builders/failing-probe.js';
import { aNewTask } from '../../support/builders/web-rollout.js';
import { NEW_ARN, NOW_MS } from '../../support/builders/world.js';

const failing = anUnhealthyTarget('Target.Timeout', 'Request timed out');
const seen = { newTasks: [aNewTask(60)], stoppedTasks: [], startedAtMs: NOW_MS - 90_000 };
const find = (targets: (typeof failing)[]) =>
  findNeverHealthyRevision({ taskDefinitionArn: NEW_ARN, evidence: { ...seen, targets } });

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

  test('a task that ran before this run may have been healthy then: nothing is claimed', () => {
    const evidence = { ...seen, targets: [failing], newTasks: [aNewTask(9_000)] };
    expect(findNeverHealthyRevision({ taskDefinitionArn: NEW_ARN, evidence })).toBeNull();
  });

  test('no evidence: nothing is claimed', () => {
    expect(findNeverHealthyRevision({ taskDefinitionArn: NEW_ARN, evidence: null })).toBeNull();
  });
});

import { expect, test } from '@jest/globals';
import { noteSnapshot } from '../../../../src/diagnosis/evidence/note-snapshot.js';
import { openEvidence } from '../../../../src/diagnosis/evidence/open-evidence.js';
import type { Evidence } from '../../../../src/model/evidence.js';
import type { Target } from '../../../../src/model/service.js';
import { NOW_MS, aDeadTask, aSnapshot, aTarget, aTask } from '../../../support/builders/world.js';

const nothing = openEvidence({ startedAtMs: NOW_MS - 60_000, region: null });
const unhealthy = { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' };

function note(evidence: Evidence, targets: readonly Target[] | null, seconds: number): Evidence {
  return noteSnapshot(evidence, aSnapshot({ targets, atMs: NOW_MS + seconds * 1_000 }));
}

test('a target’s states are kept as they change, and the same state again is not', () => {
  const initial = note(nothing, [aTarget({ state: 'initial' })], 0);
  const failing = note(note(initial, [aTarget({ state: 'initial' })], 5), [aTarget(unhealthy)], 10);
  expect(note(failing, [], 15).targets).toMatchObject([
    {
      id: '10.0.0.1',
      looks: [
        { atMs: NOW_MS, state: 'initial' },
        { atMs: NOW_MS + 10_000, ...unhealthy },
        { atMs: NOW_MS + 15_000, state: 'gone' },
      ],
    },
  ]);
});

test('what could not be read changes nothing', () => {
  const seen = note(nothing, [aTarget()], 0);
  expect(note(seen, null, 5).targets).toEqual(seen.targets);
});

test('a target belongs to the task at its address, and new ones to our deployment', () => {
  const running = aTask({ privateIpv4: '10.0.0.1' });
  const old = aTask({ privateIpv4: '10.0.0.2' });
  const targets = [aTarget(), aTarget({ id: '10.0.0.2' })];
  const { targets: found } = noteSnapshot(
    nothing,
    aSnapshot({ newTasks: [running], oldTasks: [old], targets }),
  );
  expect(found.map(({ taskArn, isNew }) => [taskArn, isNew])).toEqual([
    [running.arn, true],
    [old.arn, false],
  ]);
});

test('a reused address belongs to the running task', () => {
  const stopped = aDeadTask({ privateIpv4: '10.0.0.1' });
  const running = aTask({ privateIpv4: '10.0.0.1' });
  const snapshot = aSnapshot({ newTasks: [running], stoppedTasks: [stopped], targets: [aTarget()] });
  expect(noteSnapshot(nothing, snapshot).targets[0]?.taskArn).toBe(running.arn);
});

test('an instance has no task: it is new when it came after the first look', () => {
  const first = note(nothing, [aTarget({ id: 'i-1', port: 32768 })], 0);
  const second = note(first, [aTarget({ id: 'i-1', port: 32768 }), aTarget({ id: 'i-1', port: 32769 })], 5);
  expect(second.targets.map(({ taskArn, isNew }) => [taskArn, isNew])).toEqual([
    [null, false],
    [null, true],
  ]);
});

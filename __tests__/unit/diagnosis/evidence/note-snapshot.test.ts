import { describe, expect, test } from '@jest/globals';
import { noteSnapshot } from '../../../../src/diagnosis/evidence/note-snapshot.js';
import { openEvidence } from '../../../../src/diagnosis/evidence/open-evidence.js';
import { anEvent } from '../../../support/builders/evidence.js';
import {
  NOW_MS,
  aDeadTask,
  aRollingService,
  aServiceDeployment,
  aSnapshot,
  aTask,
} from '../../../support/builders/world.js';

const nothing = openEvidence({ startedAtMs: NOW_MS - 60_000, region: null });

describe('what ECS forgets stays', () => {
  test('a stopped task that is no longer listed', () => {
    const stopped = aDeadTask();
    const seen = noteSnapshot(nothing, aSnapshot({ stoppedTasks: [stopped] }));
    expect(noteSnapshot(seen, aSnapshot()).stoppedTasks).toEqual([stopped]);
  });

  test('its exit code, once it came', () => {
    const dying = aDeadTask({ stoppedAtMs: null, containers: [] });
    const stopped = { ...aDeadTask(), arn: dying.arn };
    const seen = noteSnapshot(nothing, aSnapshot({ stoppedTasks: [dying] }));
    expect(noteSnapshot(seen, aSnapshot({ stoppedTasks: [stopped] })).stoppedTasks).toEqual([stopped]);
  });

  test('the service deployment', () => {
    const serviceDeployment = aServiceDeployment();
    const seen = noteSnapshot(nothing, aSnapshot({ serviceDeployment }));
    expect(noteSnapshot(seen, aSnapshot()).serviceDeployment).toEqual(serviceDeployment);
  });
});

describe('events', () => {
  const first = anEvent('first', NOW_MS - 2_000);
  const second = anEvent('second', NOW_MS - 1_000);

  test('are listed once, oldest first, and not also in the service', () => {
    const seen = noteSnapshot(nothing, aSnapshot({ service: aRollingService({}, {}, { events: [first] }) }));
    const service = aRollingService({}, {}, { events: [second, first] });
    const again = noteSnapshot(seen, aSnapshot({ service }));
    expect(again.events).toEqual([first, second]);
    expect(again.service?.events).toEqual([]);
  });

  test('from before the start are left out', () => {
    const service = aRollingService({}, {}, { events: [anEvent('old', NOW_MS - 60_001)] });
    expect(noteSnapshot(nothing, aSnapshot({ service })).events).toEqual([]);
  });
});

test('tasks that run are those of the last look', () => {
  const seen = noteSnapshot(nothing, aSnapshot({ newTasks: [aTask()], oldTasks: [aTask()] }));
  const again = noteSnapshot(seen, aSnapshot({ atMs: NOW_MS + 5_000 }));
  expect([again.newTasks, again.oldTasks, again.atMs]).toEqual([[], [], NOW_MS + 5_000]);
});

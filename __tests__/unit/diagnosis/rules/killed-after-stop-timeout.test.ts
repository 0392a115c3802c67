import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../../src/model/evidence.js';
import { anEvidence } from '../../../support/builders/evidence.js';
import { killedAfterStopTimeout } from '../../../../src/diagnosis/rules/killed-after-stop-timeout.js';
import { KILLED, aCrash } from '../../../support/builders/crashed-task.js';
import { NEW_ID, NOW_MS, aContainer, aTask } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const taskOf = (oldTask: object) => ({ oldTasks: [aTask(oldTask)] });

const killedOld = aTask({
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1111111111111111111)',
  containers: [aContainer({ exitCode: 137 })],
});

describe('killed-after-stop-timeout weighs', () => {
  const severityOf = (evidence: Partial<Evidence>) =>
    killedAfterStopTimeout.diagnose(anEvidence(evidence)).map(({ severity }) => severity);

  test('as the cause where the rollout waits for more such old tasks, and the new ones are well', () => {
    expect(severityOf({ endedOldTasks: [killedOld], oldTasks: [aTask()] })).toEqual(['cause']);
  });

  test('as a symptom where the new tasks have a fault of their own', () => {
    const crash = aCrash(['boom']);
    expect(severityOf({ ...crash, endedOldTasks: [killedOld], oldTasks: [aTask()] })).toEqual(['symptom']);
  });

  test('as a symptom where a new task does not come to start', () => {
    const pending = aTask({ startedBy: NEW_ID, startedAtMs: null, createdAtMs: NOW_MS - 600_000 });
    const evidence = { endedOldTasks: [killedOld], oldTasks: [aTask()], newTasks: [pending] };
    expect(severityOf(evidence)).toEqual(['symptom']);
  });

  test('as a symptom where no old task is left to wait for', () => {
    expect(severityOf({ endedOldTasks: [killedOld], oldTasks: [] })).toEqual(['symptom']);
  });

  test('as a symptom where it was a new task', () => {
    expect(severityOf({ ...aCrash([], KILLED), oldTasks: [aTask()] })).toEqual(['symptom']);
  });
});

testRule(killedAfterStopTimeout, {
  fires: {
    'a worker whose jobs were cut': {
      evidence: aCrash([], {
        ...KILLED,
        container: { command: ['celery', '-A', 'shop', 'worker'], stopTimeout: 60 },
      }),
      quotes: 'Scaling activity initiated by (deployment ecs-svc/2222222222222222222)',
      says: ['`stopTimeout` of 60 s', 'did not run out of memory', 'jobs, which were cut', 'Drain'],
    },
    'an old task that was replaced': {
      evidence: taskOf({
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1111111111111111111)',
        stoppingAtMs: NOW_MS - 40_000,
        stoppedAtMs: NOW_MS - 9_000,
        containers: [aContainer({ exitCode: 137 })],
      }),
      says: ['an old task', '`stopTimeout` of 30 s', '31 s after it was asked to stop'],
    },
  },
  quiet: {
    'out of memory': aCrash([], {
      ...KILLED,
      ended: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    }),
    'it was not asked to stop': aCrash([], { ended: { exitCode: 137 } }),
    'it ended by SIGTERM, as it should': aCrash([], { ...KILLED, ended: { exitCode: 143 } }),
    'a shell is in the way: that is the finding': aCrash([], {
      ...KILLED,
      container: { command: ['sh', '-c', 'celery -A shop worker'] },
    }),
  },
});

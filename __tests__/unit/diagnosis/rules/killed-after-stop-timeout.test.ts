import { killedAfterStopTimeout } from '../../../../src/diagnosis/rules/killed-after-stop-timeout.js';
import { KILLED, aCrash } from '../../../support/crashed-task.js';
import { NOW_MS, aContainer, aTask } from '../../../support/world.js';
import { testRule } from '../../../support/rule-tester.js';

const taskOf = (oldTask: object) => ({ oldTasks: [aTask(oldTask)] });

testRule(killedAfterStopTimeout, {
  fires: {
    'a worker whose jobs were cut': {
      evidence: aCrash([], {
        ...KILLED,
        container: { command: ['celery', '-A', 'shop', 'worker'], stopTimeout: 60 },
      }),
      quotes: 'Scaling activity initiated by (deployment ecs-svc/2222222222222222222)',
      says: ['`stopTimeout` of 60 s', 'was not out of memory', 'jobs, which were cut', 'Drain'],
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
    'nobody asked it to stop': aCrash([], { ended: { exitCode: 137 } }),
    'it ended by SIGTERM, as it should': aCrash([], { ...KILLED, ended: { exitCode: 143 } }),
    'a shell is in the way: that is the finding': aCrash([], {
      ...KILLED,
      container: { command: ['sh', '-c', 'celery -A shop worker'] },
    }),
  },
});

import { diskFull } from '../../../../src/diagnosis/rules/disk-full.js';
import { aFailedStart, aLog, aStartedTask } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(diskFull, {
  fires: {
    'the image does not fit': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer: write /usr/lib/x: no space left on device',
          ),
        ],
      },
      quotes: 'no space left on device',
      says: ['ephemeralStorage'],
    },
    'an instance of the older kind': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'Task failed to start',
            'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks.',
          ),
        ],
      },
    },
  },
  quiet: {
    'the application fills its disk: it runs': {
      logs: [aLog(['OSError: [Errno 28] No space left on device'])],
    },
    'a task on another instance started since': {
      stoppedTasks: [aFailedStart('CannotPullContainerError: no space left on device')],
      newTasks: [aStartedTask()],
    },
  },
});

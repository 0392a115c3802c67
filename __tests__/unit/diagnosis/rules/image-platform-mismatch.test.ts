import { imagePlatformMismatch } from '../../../../src/diagnosis/rules/image-platform-mismatch.js';
import { aFailedStart, aLog } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(imagePlatformMismatch, {
  fires: {
    'an ARM image on x86': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
          ),
        ],
      },
      quotes: "matching platform 'linux/amd64'",
      says: ['`shop:2` has no build for linux/amd64.'],
    },
  },
  quiet: {
    'the tag is not there at all': {
      stoppedTasks: [aFailedStart('CannotPullContainerError: failed to resolve ref shop:2: not found')],
    },
    'the log speaks of a platform: the image was pulled and runs': {
      logs: [aLog(['no wheel matching platform linux/amd64'])],
    },
  },
});

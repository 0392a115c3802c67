import { registryRateLimit } from '../../../../src/diagnosis/rules/registry-rate-limit.js';
import { aFailedStart, aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(registryRateLimit, {
  fires: {
    'Docker Hub': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/redis/manifests/sha256:1: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
          ),
        ],
      },
      quotes: 'toomanyrequests',
      says: ['pull-through cache'],
    },
  },
  quiet: {
    'a pull after it worked': {
      stoppedTasks: [aFailedStart('CannotPullContainerError: toomanyrequests: Rate exceeded')],
      newTasks: [aStartedTask()],
    },
    'ECS throttles its own calls: no registry is meant': {
      events: [anEvent('(service worker) operations are being throttled. Will try again later.')],
    },
  },
});

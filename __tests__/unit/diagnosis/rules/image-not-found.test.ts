import { imageNotFound } from '../../../../src/diagnosis/rules/image-not-found.js';
import { aFailedStart, aStartedTask } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(imageNotFound, {
  fires: {
    'the tag is not there': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: not found',
          ),
        ],
      },
      quotes: 'failed to resolve ref',
      says: ['`shop:2`', 'Check the tag'],
    },
    "older texts of the registry, as the container's reason": {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'Task failed to start',
            'CannotPullContainerError: manifest for shop:2 not found: manifest unknown',
          ),
        ],
      },
      quotes: 'manifest unknown',
    },
  },
  quiet: {
    'the registry denied the pull, whether the image is there or not': {
      stoppedTasks: [
        aFailedStart(
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/shop:2: pull access denied, repository does not exist or may require authorization',
        ),
      ],
    },
    'it is a log group that does not exist': {
      stoppedTasks: [
        aFailedStart(
          'ResourceInitializationError: failed to validate logger args: ResourceNotFoundException: The specified log group does not exist.',
        ),
      ],
    },
    'another task of the same revision started since: it is there now': {
      stoppedTasks: [
        aFailedStart(
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: not found',
        ),
      ],
      newTasks: [aStartedTask()],
    },
  },
});

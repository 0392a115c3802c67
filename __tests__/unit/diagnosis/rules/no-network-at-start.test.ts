import { noNetworkAtStart } from '../../../../src/diagnosis/rules/no-network-at-start.js';
import { aFailedStart, aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(noNetworkAtStart, {
  fires: {
    'the registry does not answer': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: failed to do request: Head https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/2: dial tcp 10.1.2.3:443: i/o timeout',
          ),
        ],
      },
      quotes: 'i/o timeout',
      says: ['the image registry', 'assignPublicIp'],
    },
    'the log group can’t be found because nothing can be reached': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
          ),
        ],
      },
      says: ['CloudWatch Logs'],
    },
    'a service event about a secret': {
      evidence: {
        events: [
          anEvent(
            '(service worker) was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager.',
          ),
        ],
      },
      says: ['Secrets Manager'],
    },
  },
  quiet: {
    'the next task came up: the network answered after all': {
      stoppedTasks: [
        aFailedStart(
          'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: failed to do request: Head https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/2: dial tcp 10.1.2.3:443: i/o timeout',
        ),
      ],
      newTasks: [aStartedTask()],
    },
    'the registry was reached, and had no such tag': {
      stoppedTasks: [
        aFailedStart(
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: not found',
        ),
      ],
    },
    'a health check that timed out is no start': {
      events: [
        anEvent(
          '(service worker) (task 1) (port 80) is unhealthy in (target-group tg) due to (reason Request timed out).',
        ),
      ],
    },
  },
});

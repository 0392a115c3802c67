import { logGroupNotUsable } from '../../../../src/diagnosis/rules/log-group-not-usable.js';
import { aFailedStart, aRevision, aStartedTask } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const MISSING =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1';
const logConfiguration = { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/shop' } };

testRule(logGroupNotUsable, {
  fires: {
    'the group is missing': {
      evidence: { stoppedTasks: [aFailedStart(MISSING)], taskDefinition: aRevision({ logConfiguration }) },
      quotes: 'log group does not exist',
      says: ['no log group `/ecs/shop`', 'awslogs-create-group'],
    },
    'the role may not create it': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: failed to validate logger args: create log group: AccessDeniedException: not authorized to perform: logs:CreateLogGroup',
          ),
        ],
      },
      says: ['logs:CreateLogGroup'],
    },
    'an option is missing': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: failed to validate logger args: unable to get awslogs driver arguments: awslogs-region is required',
          ),
        ],
      },
      says: ['awslogs-region'],
    },
  },
  quiet: {
    'nothing could be reached: whether the group is there is not known': {
      stoppedTasks: [
        aFailedStart(
          'ResourceInitializationError: failed to validate logger args: There is a connection issue between the task and Amazon CloudWatch.',
        ),
      ],
    },
    'it was created meanwhile: a later task started': {
      stoppedTasks: [aFailedStart(MISSING)],
      newTasks: [aStartedTask()],
    },
  },
});

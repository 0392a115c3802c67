import { imagePullDenied } from '../../../../src/diagnosis/rules/image-pull-denied.js';
import { aFailedStart } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(imagePullDenied, {
  fires: {
    'Docker Hub wants credentials': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/shop:2: pull access denied, repository does not exist or may require authorization',
          ),
        ],
      },
      quotes: 'pull access denied',
    },
    'ECR answers 403': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: unexpected status code 403 Forbidden',
          ),
        ],
      },
      says: ['task execution role'],
    },
    'the execution role gets no token': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/shop-execution/task is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
          ),
        ],
      },
      quotes: 'ecr:GetAuthorizationToken',
    },
  },
  quiet: {
    'it is a secret that was denied': {
      stoppedTasks: [
        aFailedStart(
          'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue',
        ),
      ],
    },
    'the image is not there, which is no matter of rights': {
      stoppedTasks: [
        aFailedStart(
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2: not found',
        ),
      ],
    },
  },
});

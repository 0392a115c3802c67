import { secretsDenied } from '../../../../src/diagnosis/rules/secrets-denied.js';
import { aFailedStart, aLog, aStartedTask } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const DENIED =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf from secrets manager: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/shop-execution/1 is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf';

testRule(secretsDenied, {
  fires: {
    'Secrets Manager': {
      evidence: { stoppedTasks: [aFailedStart(DENIED)] },
      quotes: 'AccessDeniedException',
      says: ['Give the execution role secretsmanager:GetSecretValue'],
    },
    'Parameter Store': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: AccessDeniedException: not authorized to perform: ssm:GetParameters',
          ),
        ],
      },
      says: ['ssm:GetParameters'],
    },
  },
  quiet: {
    'it is the registry that denied': {
      stoppedTasks: [
        aFailedStart(
          'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ecr registry auth: AccessDeniedException: not authorized to perform: ecr:GetAuthorizationToken',
        ),
      ],
    },
    'the application was denied, with the task role: it runs': {
      logs: [aLog(['AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue'])],
    },
    'the permission has come: a later task started': {
      stoppedTasks: [aFailedStart(DENIED)],
      newTasks: [aStartedTask()],
    },
  },
});

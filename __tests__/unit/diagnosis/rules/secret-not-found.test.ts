import { secretNotFound } from '../../../../src/diagnosis/rules/secret-not-found.js';
import { aFailedStart, aLog } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(secretNotFound, {
  fires: {
    'no such parameter': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: unable to pull secrets or registry auth: Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /shop/db',
          ),
        ],
      },
      quotes: 'invalid parameters',
      says: ['valueFrom'],
    },
    'a secret without a value': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
          ),
        ],
      },
      says: ['Store a value'],
    },
    'a JSON secret without the key': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'ResourceInitializationError: retrieved secret from Secrets Manager did not contain json key PASSWORD',
          ),
        ],
      },
      says: ['does not contain the key'],
    },
  },
  quiet: {
    'it may be there, but must not be read': {
      stoppedTasks: [
        aFailedStart(
          'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf from secrets manager: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue',
        ),
      ],
    },
    'the application misses a variable: it was started': {
      logs: [aLog(["KeyError: 'SECRET_KEY'"])],
    },
  },
});

import { passRoleDenied } from '../../../../src/diagnosis/rules/pass-role-denied.js';
import { anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const DENIED =
  'AWS denied ecs:RegisterTaskDefinition: the role of this workflow needs iam:PassRole on arn:aws:iam::111122223333:role/shop-task (task definition shop). AWS said: User: arn:aws:sts::111122223333:assumed-role/deploy/1 is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/shop-task';

testRule(passRoleDenied, {
  fires: {
    'registering was denied for it': {
      evidence: { failedCall: DENIED },
      quotes: 'iam:PassRole',
      says: ['here: arn:aws:iam::111122223333:role/shop-task', 'iam:PassedToService'],
    },
  },
  quiet: {
    'another permission is missing': {
      failedCall:
        'AWS denied ecs:UpdateService: the role of this workflow needs ecs:UpdateService on service shop.',
    },
    'the call did not fail; only ECS could not assume the role': {
      events: [
        anEvent(
          "(service worker) failed to launch a task with (error ECS was unable to assume the role 'r')",
        ),
      ],
    },
  },
});

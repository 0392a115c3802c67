import { roleNotAssumable } from '../../../../src/diagnosis/rules/role-not-assumable.js';
import { aFailedStart, aLog, aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const REFUSED = anEvent(
  "(service worker) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/shop-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
);

testRule(roleNotAssumable, {
  fires: {
    'an event': {
      evidence: { events: [REFUSED] },
      quotes: 'unable to assume the role',
      says: ['arn:aws:iam::111122223333:role/shop-task', 'ecs-tasks.amazonaws.com'],
    },
    'a stopped task': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/shop-task' that was provided for this task.",
          ),
        ],
      },
    },
  },
  quiet: {
    'a task was started since: the role works': { events: [REFUSED], newTasks: [aStartedTask()] },
    'the role is assumed, and may not do something': {
      logs: [aLog(['AccessDenied: assumed-role/shop-task/1 is not authorized to perform: s3:GetObject'])],
    },
  },
});

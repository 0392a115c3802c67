import { brokerUnreachable } from '../../../../src/diagnosis/rules/broker-unreachable.js';
import { aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE =
  '[2026-11-21 23:22:16,838: ERROR/MainProcess] consumer: Cannot connect to redis://127.0.0.1:5999/0: Error 111 connecting to 127.0.0.1:5999. Connection refused..';

testRule(brokerUnreachable, {
  fires: {
    'again and again': {
      evidence: aRunningTask([LINE, 'Trying again in 2.00 seconds... (1/100)', LINE]),
      quotes: LINE,
      says: ['redis://127.0.0.1:5999/0', 'After 2 attempts', 'security group'],
    },
  },
  quiet: {
    'it got through in the end': aRunningTask([
      LINE,
      '[2026-11-21 23:22:18,1: INFO/MainProcess] Connected to redis://127.0.0.1:5999/0',
    ]),
    'its login is refused: that is the finding': aRunningTask([
      'consumer: Cannot connect to redis://:**@127.0.0.1:5998/0: WRONGPASS invalid username-password pair or user is disabled..',
    ]),
    'a web application that can’t send a job logs it differently': aRunningTask([
      'kombu.exceptions.OperationalError: refused',
    ]),
  },
});

import { brokerLoginRefused } from '../../../../src/diagnosis/rules/broker-login-refused.js';
import { aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const line = (error: string) =>
  `[2026-11-21 23:23:39,880: ERROR/MainProcess] consumer: Cannot connect to redis://:**@127.0.0.1:5998/0: ${error}..`;
const WRONG = line('WRONGPASS invalid username-password pair or user is disabled');

testRule(brokerLoginRefused, {
  fires: {
    'Redis, wrong password': {
      evidence: aRunningTask([WRONG]),
      quotes: WRONG,
      says: ['redis://:**@127.0.0.1:5998/0', 'WRONGPASS'],
    },
    'Redis, no password': {
      evidence: aRunningTask([line('Authentication required')]),
      says: ['Authentication required'],
    },
    RabbitMQ: {
      evidence: aRunningTask([
        'consumer: Cannot connect to amqp://shop:**@mq:5671//: (403) ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.',
      ]),
      says: ['virtual host'],
    },
  },
  quiet: {
    'it got through in the end': aRunningTask([WRONG, 'celery@ip-10-0-0-9 ready.']),
    'no answer: that is another finding': aRunningTask([
      line('Error 111 connecting to 127.0.0.1:5998. Connection refused'),
    ]),
  },
});

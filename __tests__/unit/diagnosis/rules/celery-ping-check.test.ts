import { celeryPingCheck } from '../../../../src/diagnosis/rules/celery-ping-check.js';
import { aFailingCheck, aPassingCheck } from '../../../support/builders/failing-check.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const PING = 'celery -A shop inspect ping';

testRule(celeryPingCheck, {
  fires: {
    'as many guides have it': {
      evidence: aFailingCheck([PING], { timeout: 5 }),
      quotes: PING,
      says: ['waits 1 s for an answer within a health check timeout of 5 s', 'every worker on the broker'],
    },
    'aimed at one worker': {
      evidence: aFailingCheck(['celery -A shop inspect ping -d celery@$HOSTNAME --timeout 10 || exit 1']),
      quotes: 'Task failed container health checks',
      says: ['waits 10 s'],
    },
  },
  quiet: {
    'another worker passed the same check': aPassingCheck([PING]),
    'the check is another one': aFailingCheck(['test -e /tmp/heartbeat']),
    'nothing failed': { taskDefinition: aFailingCheck([PING]).taskDefinition ?? null },
  },
});

import { databaseConnectionsUsedUp } from '../../../../src/diagnosis/rules/database-connections-used-up.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const SLOTS =
  'connection to server at "127.0.0.1", port 5997 failed: FATAL:  remaining connection slots are reserved for non-replication superuser connections';

testRule(databaseConnectionsUsedUp, {
  fires: {
    slots: {
      evidence: aCrash([SLOTS]),
      quotes: 'remaining connection slots are reserved',
      says: ['`maximumPercent` is 200'],
    },
    clients: {
      evidence: aCrash(['FATAL:  sorry, too many clients already']),
      quotes: 'too many clients already',
    },
  },
  quiet: {
    'it passed: the task lives': aRunningTask([SLOTS]),
    'too many connections of something else': aCrash(['redis: too many connections']),
  },
});

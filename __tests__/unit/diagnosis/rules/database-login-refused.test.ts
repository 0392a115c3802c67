import { databaseLoginRefused } from '../../../../src/diagnosis/rules/database-login-refused.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const PASSWORD =
  'connection to server at "127.0.0.1", port 5997 failed: FATAL:  password authentication failed for user "shop"';

testRule(databaseLoginRefused, {
  fires: {
    'PostgreSQL, password': { evidence: aCrash([PASSWORD]), quotes: 'authentication failed for user "shop"' },
    'PostgreSQL, database': {
      evidence: aCrash([
        'connection to server at "db", port 5432 failed: FATAL:  database "nope" does not exist',
      ]),
      quotes: 'database "nope" does not exist',
    },
    MySQL: {
      evidence: aCrash(["(1045, \"Access denied for user 'shop'@'10.0.0.9' (using password: YES)\")"]),
    },
  },
  quiet: {
    'the task runs: another login failed': aRunningTask([PASSWORD]),
    'a user of the application': aCrash(['authentication failed for user 17']),
  },
});

import { databaseUnreachable } from '../../../../src/diagnosis/rules/database-unreachable.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { aFailingProbe, codes } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const REFUSED =
  'django.db.utils.OperationalError: connection to server at "127.0.0.1", port 5999 failed: Connection refused';

testRule(databaseUnreachable, {
  fires: {
    refused: { evidence: aCrash([REFUSED]), quotes: REFUSED, says: ['at 127.0.0.1', 'nothing listens'] },
    'timed out': {
      evidence: aCrash([
        'connection to server at "db.internal" (10.0.9.9), port 5432 failed: timeout expired',
      ]),
      says: ['at db.internal', 'security group'],
    },
    'before libpq 14': {
      evidence: aCrash(['could not connect to server: Connection timed out']),
      says: ['Nothing answered'],
    },
    'no such name': {
      evidence: aCrash(['could not translate host name "db" to address: Name or service not known']),
      says: ['resolve its name'],
    },
    MySQL: {
      evidence: aCrash(["MySQLdb.OperationalError: (2002, \"Can't connect to MySQL server on 'db' (111)\")"]),
      says: ['at db', 'refused'],
    },
    'it answers 500 to the health check because of it': {
      evidence: aFailingProbe(codes(500), { log: [REFUSED] }),
      quotes: 'Connection refused',
    },
  },
  quiet: {
    'it passed: the task runs without failures': aRunningTask([REFUSED]),
    'another server refused, not the database': aCrash([
      'ConnectionRefusedError: [Errno 111] Connection refused',
    ]),
  },
});

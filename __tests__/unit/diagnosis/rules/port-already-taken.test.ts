import { portAlreadyTaken } from '../../../../src/diagnosis/rules/port-already-taken.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const GUNICORN = "[2026-11-21 23:21:24 +0000] [21472] [ERROR] Connection in use: ('0.0.0.0', 8127)";

testRule(portAlreadyTaken, {
  fires: {
    gunicorn: { evidence: aCrash([GUNICORN]), quotes: GUNICORN, says: ['on port 8127'] },
    uvicorn: {
      evidence: aCrash([
        "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8127): address already in use",
      ]),
      says: ['on port 8127'],
    },
    Python: {
      evidence: aCrash(['OSError: [Errno 98] Address already in use']),
      quotes: 'Address already in use',
    },
  },
  quiet: {
    'it tried again and lives': aRunningTask([GUNICORN]),
    'another error of the system': aCrash(['OSError: [Errno 99] Cannot assign requested address']),
  },
});

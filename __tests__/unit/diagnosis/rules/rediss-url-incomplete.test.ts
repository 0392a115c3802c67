import { redissUrlIncomplete } from '../../../../src/diagnosis/rules/rediss-url-incomplete.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE =
  'A rediss:// URL must have parameter ssl_cert_reqs and this must be set to CERT_REQUIRED, CERT_OPTIONAL, or CERT_NONE';

testRule(redissUrlIncomplete, {
  fires: {
    Celery: {
      evidence: aCrash(['ValueError: ', LINE]),
      quotes: LINE,
      says: ['?ssl_cert_reqs=CERT_REQUIRED'],
    },
  },
  quiet: {
    'a rediss URL that works': aRunningTask([
      'Connected to rediss://cache:6379/0?ssl_cert_reqs=CERT_REQUIRED',
    ]),
    'another parameter': aCrash(['A rediss:// URL must have parameter something_else']),
  },
});

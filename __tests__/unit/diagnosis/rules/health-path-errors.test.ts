import { healthPathErrors } from '../../../../src/diagnosis/rules/health-path-errors.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const TRACEBACK = [
  'Internal Server Error: /healthz/',
  'Traceback (most recent call last):',
  '  File "/app/shop/urls.py", line 3, in boom',
  'django.db.utils.ProgrammingError: relation "shop_order" does not exist',
];

testRule(healthPathErrors, {
  fires: {
    'the exception is in the log': {
      evidence: aFailingProbe(codes(500), { log: TRACEBACK }),
      quotes: 'django.db.utils.ProgrammingError: relation "shop_order" does not exist',
      says: ['migrations'],
    },
    'no exception in the log': {
      evidence: aFailingProbe(codes(500)),
      quotes: '[500]',
      says: ['no exception'],
    },
  },
  quiet: {
    'an exception in a task whose checks pass': aFailingProbe(codes(500), {
      log: TRACEBACK,
      targets: [recovered(codes(500))],
    }),
    'the checks get another answer': aFailingProbe(codes(503), { log: TRACEBACK }),
  },
});

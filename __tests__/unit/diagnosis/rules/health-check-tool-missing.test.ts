import { healthCheckToolMissing } from '../../../../src/diagnosis/rules/health-check-tool-missing.js';
import { aFailingCheck, aPassingCheck } from '../../../support/builders/failing-check.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const CURL = 'curl -f http://localhost:8000/healthz/ || exit 1';

testRule(healthCheckToolMissing, {
  fires: {
    curl: { evidence: aFailingCheck([CURL]), quotes: CURL, says: ['runs curl', 'urllib.request'] },
    'the load balancer asked for the same path, from elsewhere': {
      evidence: aFailingCheck([CURL], { log: ['10.0.1.7:51234 - "GET /healthz/ HTTP/1.1" 200'] }),
      says: ['runs curl'],
    },
    wget: { evidence: aFailingCheck(['wget -qO- http://127.0.0.1/']), says: ['runs wget'] },
  },
  quiet: {
    'the access log shows that curl ran': aFailingCheck([CURL], {
      log: ['127.0.0.1 - - [21/Nov/2026:11:59:50 +0000] "GET /healthz/ HTTP/1.1" 500 0 "-" "curl/8.5.0"'],
    }),
    'uvicorn logs no user agent, and the request came from the container itself': aFailingCheck([CURL], {
      log: ['127.0.0.1:51234 - "GET /healthz/ HTTP/1.1" 404'],
    }),
    'another task passed the same check': aPassingCheck([CURL]),
    'the check needs no such tool': aFailingCheck(['python -c "import urllib.request"']),
  },
});

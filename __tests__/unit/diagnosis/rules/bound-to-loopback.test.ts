import { boundToLoopback } from '../../../../src/diagnosis/rules/bound-to-loopback.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LOOPBACK = '[2026-11-21 11:59:14 +0000] [7] [INFO] Listening at: http://127.0.0.1:8000 (7)';
const FAILED = 'Health checks failed';

testRule(boundToLoopback, {
  fires: {
    gunicorn: {
      evidence: aFailingProbe(FAILED, { log: [LOOPBACK] }),
      quotes: LOOPBACK,
      says: ['--bind 0.0.0.0:8000'],
    },
    uvicorn: {
      evidence: aFailingProbe(FAILED, {
        log: ['INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)'],
      }),
      quotes: 'Uvicorn running on http://127.0.0.1:8000',
    },
    "Django's runserver": {
      evidence: aFailingProbe('Request timed out', {
        log: ['Starting development server at http://127.0.0.1:8000/'],
      }),
      quotes: 'development server',
    },
  },
  quiet: {
    'it listens on all addresses': aFailingProbe(FAILED, {
      log: ['[2026-11-21 11:59:14 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)'],
    }),
    'Flask names all addresses, the loopback among them': aFailingProbe(FAILED, {
      log: [
        ' * Running on all addresses (0.0.0.0)',
        ' * Running on http://127.0.0.1:8000',
        ' * Running on http://10.0.0.9:8000',
      ],
    }),
    'the application answered, so it is reached': aFailingProbe(codes(404), { log: [LOOPBACK] }),
    'a proxy in the task passes requests on, and the checks pass': aFailingProbe(FAILED, {
      log: [LOOPBACK],
      targets: [recovered(FAILED)],
    }),
  },
});

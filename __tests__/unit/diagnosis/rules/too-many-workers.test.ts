import { tooManyWorkers } from '../../../../src/diagnosis/rules/too-many-workers.js';
import { aFailingProbe, codes } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const TIMED_OUT = 'Request timed out';
const gunicorn = (flags: string[], cpu: number) => ({ command: ['gunicorn', 'shop.asgi', ...flags], cpu });

testRule(tooManyWorkers, {
  fires: {
    'four workers on half a core': {
      evidence: aFailingProbe(TIMED_OUT, { container: gunicorn(['-w', '4'], 512) }),
      quotes: TIMED_OUT,
      says: ['starts 4 server processes on 512 CPU units'],
    },
    'by WEB_CONCURRENCY': {
      evidence: aFailingProbe(codes(503), {
        container: { ...gunicorn([], 256), environment: [{ name: 'WEB_CONCURRENCY', value: '3' }] },
      }),
      says: ['0.25 of a core'],
    },
  },
  quiet: {
    'two workers': aFailingProbe(TIMED_OUT, { container: gunicorn(['-w', '2'], 512) }),
    'a whole core': aFailingProbe(TIMED_OUT, { container: gunicorn(['-w', '4'], 1024) }),
    'the application answers, and quickly': aFailingProbe(codes(404), {
      container: gunicorn(['-w', '4'], 256),
    }),
  },
});

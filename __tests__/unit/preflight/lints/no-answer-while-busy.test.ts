import { test } from '@jest/globals';
import { noAnswerWhileBusy } from '../../../../src/preflight/lints/no-answer-while-busy.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'a drained worker is solo': [
      aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker', '--pool', 'solo'] } }),
      'warn',
    ],
    'the short option': [
      aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker', '-P', 'solo'] } }),
      'warn',
    ],
  },
  quiet: {
    'nothing is drained': aWorkerService({
      container: { command: ['celery', 'worker', '--pool=solo'] },
      facts: { drain: 'none' },
    }),
    'the pool is another one': aWorkerService({
      container: { command: ['celery', '-A', 'shop', 'worker', '--pool', 'gevent'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(noAnswerWhileBusy, facts, severities);
});

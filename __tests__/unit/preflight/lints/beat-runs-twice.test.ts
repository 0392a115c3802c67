import { test } from '@jest/globals';
import { beatRunsTwice } from '../../../../src/preflight/lints/beat-runs-twice.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'a worker has it inside': [
      aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker', '-B'] } }),
      'stop',
    ],
    'the letters of its flags stand together': [
      aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker', '-EB', '-l', 'info'] } }),
      'stop',
    ],
    'the app is called worker': [
      aWorkerService({ container: { command: ['celery', '-A', 'worker', 'beat'] } }),
      'stop',
    ],
    'one beat runs beside its heir': [
      aWorkerService({ container: { command: ['celery', 'beat'] }, facts: { desiredCount: 1 } }),
      'stop',
    ],
  },
  quiet: {
    'it stops before its heir starts': aWorkerService({
      container: { command: ['celery', 'beat'] },
      facts: { desiredCount: 1, minimumHealthyPercent: 0, maximumPercent: 100 },
    }),
    'a queue is called beat': aWorkerService({
      container: { command: ['celery', '-A', 'shop', 'worker', '-n', 'w@%h', '-Q', 'beat'] },
    }),
    'only its name tells that the script is a beat: it may lock': aWorkerService({
      container: { command: ['/start-celerybeat'] },
    }),
    'its scheduler locks': aWorkerService({
      container: { command: ['celery', 'beat', '-S', 'redbeat.RedBeatScheduler'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(beatRunsTwice, facts, severities);
});

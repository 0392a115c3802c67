import { test } from '@jest/globals';
import { timeBudget } from '../../../../src/preflight/lints/time-budget.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';
import { NOW_MS } from '../../../support/builders/world.js';

const cases = listLintCases({
  fires: {
    'the credentials end before the rollout may': [
      aWorkerService({ facts: { credentialsExpireAtMs: NOW_MS + 900_000 } }),
      'stop',
    ],
    'they end before a rollback may': [
      aWorkerService({ facts: { credentialsExpireAtMs: NOW_MS + 1_800_000 } }),
      'warn',
    ],
    'the job ends before the rollout may': [
      aWorkerService({ facts: { jobEndsAtMs: NOW_MS + 900_000 } }),
      'stop',
    ],
  },
  quiet: {
    'nothing is known': aWorkerService({ facts: { credentialsExpireAtMs: null } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(timeBudget, facts, severities);
});

import { test } from '@jest/globals';
import { tasksProtected } from '../../../../src/preflight/lints/tasks-protected.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';
import { NOW_MS } from '../../../support/builders/world.js';

const cases = listLintCases({
  fires: {
    'a protection outlasts the watch': [
      aWorkerService({ facts: { protections: [{ taskArn: 'a', expiresAtMs: NOW_MS + 7_200_000 }] } }),
      'warn',
    ],
    "its end isn't known": [
      aWorkerService({ facts: { protections: [{ taskArn: 'a', expiresAtMs: null }] } }),
      'warn',
    ],
    'it ends before the watch does': [
      aWorkerService({ facts: { protections: [{ taskArn: 'a', expiresAtMs: NOW_MS + 60_000 }] } }),
      'note',
    ],
  },
  quiet: {},
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(tasksProtected, facts, severities);
});

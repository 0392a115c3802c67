import { test } from '@jest/globals';
import { debugOn } from '../../../../src/preflight/lints/debug-on.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'DEBUG is True': [
      aWebService({ container: { environment: [{ name: 'DEBUG', value: 'True' }] } }),
      'note',
    ],
  },
  quiet: {
    'it is off': aWebService({ container: { environment: [{ name: 'DEBUG', value: '0' }] } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(debugOn, facts, severities);
});

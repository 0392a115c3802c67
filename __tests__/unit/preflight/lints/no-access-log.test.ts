import { test } from '@jest/globals';
import { noAccessLog } from '../../../../src/preflight/lints/no-access-log.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn writes none': [
      aWebService({ container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000'] } }),
      'note',
    ],
  },
  quiet: {
    'a config file may ask for one': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--config', 'conf.py'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(noAccessLog, facts, severities);
});

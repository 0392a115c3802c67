import { test } from '@jest/globals';
import { heartbeatOnDisk } from '../../../../src/preflight/lints/heartbeat-on-disk.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'gunicorn has no such option': [
      aWebService({ container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000'] } }),
      'warn',
    ],
  },
  quiet: {
    'a config file may set it': aWebService({
      container: { command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '-c', 'conf.py'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(heartbeatOnDisk, facts, severities);
});

import { test } from '@jest/globals';
import { movingImageTag } from '../../../../src/preflight/lints/moving-image-tag.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'it is latest': [aWebService({ container: { image: 'shop:latest' } }), 'warn'],
    'there is none': [aWebService({ container: { image: 'registry.example:5000/shop' } }), 'warn'],
    'it is a branch': [aWebService({ container: { image: 'shop:main' } }), 'warn'],
    "tags aren't resolved": [
      aWebService({ container: { image: 'shop:1.4.2', versionConsistency: 'disabled' } }),
      'warn',
    ],
  },
  quiet: {
    'there is a digest': aWebService({
      container: { image: 'shop@sha256:0123', versionConsistency: 'disabled' },
    }),
    'it is a version': aWebService({ container: { image: 'shop:1.4.2' } }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(movingImageTag, facts, severities);
});

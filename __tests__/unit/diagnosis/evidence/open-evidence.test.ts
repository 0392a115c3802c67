import { expect, test } from '@jest/globals';
import { openEvidence } from '../../../../src/diagnosis/evidence/open-evidence.js';
import { makeReport } from '../../summary/make-report.js';

test('takes only time and place from a report', () => {
  const evidence = openEvidence(makeReport({ startedAtMs: 5, region: 'eu-west-1' }));
  expect(evidence).toMatchObject({ startedAtMs: 5, atMs: 5, region: 'eu-west-1', events: [] });
  expect(Object.keys(evidence)).not.toContain('outcome');
});

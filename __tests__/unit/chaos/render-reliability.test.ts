import { expect, test } from '@jest/globals';
import { renderReliability } from '../../support/chaos/bundle/render-reliability.js';
import type { CaseResult } from '../../support/chaos/bundle/run-cases.js';

const result = (more: Partial<CaseResult>): CaseResult => ({
  broker: 'redis',
  scene: 'before, good',
  hit: { step: 'silence', trouble: 'AWS: HTTP 500 for 3 s' },
  outcome: 'succeeded',
  wasStruck: true,
  violations: [],
  log: '',
  ...more,
});

test('counts runs and violations, per invariant and per trouble and step, and names each violation', () => {
  const page = renderReliability([
    result({ hit: null, wasStruck: false }),
    result({}),
    result({ broker: 'rabbitmq', violations: [{ invariant: 'deaf', what: 'w@a' }] }),
    result({ wasStruck: false }),
  ]);
  expect(page).toContain('workers 4 times');
  expect(page).toContain('| Every worker consumes its queue. | 1 |');
  expect(page).toContain('| No job is cut, lost or run twice. | 0 |');
  expect(page).toMatch(/^\| AWS: HTTP 500 for 3 s \|.* 2 \/ \*\*1\*\* \|/m);
  expect(page).toContain('1 more runs had no trouble');
  expect(page).toContain('in 1 the step did not come');
  expect(page).toContain('- rabbitmq, before, good, silence: AWS: HTTP 500 for 3 s: violated: Every worker');
});

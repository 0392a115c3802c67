import { describe, expect, test } from '@jest/globals';
import { BROKERS } from '../support/brokers/start-broker.js';
import { listCases, nameCase } from '../support/chaos/bundle/list-cases.js';
import { type CaseResult, runCases } from '../support/chaos/bundle/run-cases.js';

/** Of each kind of trouble one at the step where it hurts most; `npm run chaos` runs all. */
const SAMPLE = [
  'before, good, look: broker: away for 3 s',
  'before, good, drain poll: broker: away for 15 s',
  'before, good, update: AWS: HTTP 500 for 15 s',
  'before, good, update: AWS: credentials expire',
  'before, the new revision fails, rollback: AWS: throttled for 10 s',
  'before, drain-timeout, restore: main is killed, broker: away for 15 s',
  'overlap, good, proof: main is killed, AWS: HTTP 500 for 15 s',
  'overlap, the new revision fails, rollback: AWS: one answer lost',
];
const LANES = 4;

describe.each(BROKERS)('the bundle in trouble, on %s', (kind) => {
  test('no promise is broken', async () => {
    const cases = listCases().filter((one) => SAMPLE.includes(nameCase(one)));
    const results: CaseResult[] = [];
    await runCases(kind, cases, LANES, (result) => results.push(result));
    expect(results.filter(({ violations }) => violations.length > 0)).toEqual([]);
    expect(results.filter(({ wasStruck }) => !wasStruck).map(nameCase)).toEqual([]);
    expect(results).toHaveLength(SAMPLE.length);
  });
});

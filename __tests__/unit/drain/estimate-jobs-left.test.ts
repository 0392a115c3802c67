import { describe, expect, test } from '@jest/globals';
import { NO_JOBS_SEEN, estimateJobsEnd, noteJobs } from '../../../src/drain/estimate-jobs-left.js';
import type { JobReport } from '../../../src/model/report.js';

const job = (id: string, ageMs: number | null, name = 'shop.cook'): JobReport => ({
  id,
  name,
  node: 'w@1',
  ageMs,
});

describe('when the last job is likely to end', () => {
  test('by the longest job of its name that ended during the drain', () => {
    let seen = noteJobs(NO_JOBS_SEEN, [job('a', 50_000), job('b', 10_000), job('c', 1_000)], 100_000);
    seen = noteJobs(seen, [job('b', 15_000), job('c', 6_000)], 105_000);
    const left = [job('c', 11_000)];
    seen = noteJobs(seen, left, 110_000);
    expect(seen.tookMs).toEqual({ 'shop.cook': [55_000, 20_000] });
    expect(estimateJobsEnd(seen, left, 110_000)).toBe(110_000 + 44_000);
  });

  const known = { running: {}, tookMs: { 'shop.cook': [20_000] } };
  test.each([
    ['a name of which none ended', [job('a', 1_000, 'shop.bake')]],
    ['one that is longer than any known', [job('a', 20_000)]],
    ['one that has not started', [job('a', null)]],
    ['one known and one unknown', [job('a', 1_000), job('b', 1_000, 'shop.bake')]],
    ['no job at all', []],
  ])('%s: not known', (_case, jobs) => {
    expect(estimateJobsEnd(known, jobs, 0)).toBeNull();
  });
});

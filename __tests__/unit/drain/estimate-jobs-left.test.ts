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
    expect(seen.tookMs).toEqual(new Map([['shop.cook', [55_000, 20_000]]]));
    expect(estimateJobsEnd(seen, left, 110_000)).toBe(110_000 + 44_000);
  });

  test.each(['constructor', 'toString', '__proto__'])('a job may be named %s', (name) => {
    const seen = noteJobs(NO_JOBS_SEEN, [job('a', 5_000, name)], 100_000);
    expect(noteJobs(seen, [], 101_000).tookMs).toEqual(new Map([[name, [6_000]]]));
    expect(estimateJobsEnd(seen, [job('b', 1_000, name)], 101_000)).toBeNull();
  });

  const known = { running: new Map(), tookMs: new Map([['shop.cook', [20_000]]]) };
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

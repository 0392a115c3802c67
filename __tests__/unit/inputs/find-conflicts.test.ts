import { describe, expect, test } from '@jest/globals';
import { findConflicts, type InputValues } from '../../../src/inputs/find-conflicts.js';

const BROKER = { brokerUrl: 'redis://h' };
const NONE = { brokerUrl: null };

describe('findConflicts', () => {
  test.each<[string, Partial<InputValues>, string]>([
    ['drain before without a broker', { ...NONE, drain: 'before' }, 'drain: "before" needs a broker-url'],
    ['overlap without a broker', { ...NONE, drain: 'overlap' }, 'drain: "overlap" needs a broker-url'],
    [
      'workers without a broker',
      { ...NONE, drain: 'auto', drainWorkers: ['a*'] },
      'but drain-workers is given',
    ],
    [
      'given-up queues without a broker',
      { ...NONE, drain: 'auto', dropQueues: ['a'] },
      'but drop-queues is given',
    ],
    ['queues without a broker', { ...NONE, drain: 'auto', drainQueues: ['a'] }, 'but drain-queues is given'],
    [
      'options without a broker',
      { ...NONE, drain: 'auto', transportOptions: { a: 1 } },
      'but broker-transport-options is given',
    ],
    [
      'percentages the wrong way round',
      { minimumHealthyPercent: 100, maximumPercent: 99 },
      'is more than the maximum',
    ],
  ])('%s is refused', (_case, known, words) => {
    expect(findConflicts(known)).toEqual([expect.stringContaining(words)]);
  });

  test.each<[string, Partial<InputValues>]>([
    ['no broker, nothing to drain by', { ...NONE, drain: 'auto', drainWorkers: 'auto', drainQueues: [] }],
    ['no broker, drain switched off', { ...NONE, drain: 'none', drainWorkers: ['a*'] }],
    ['a broker', { ...BROKER, drain: 'before', drainWorkers: ['a*'] }],
    ['a broker URL that is wrong by itself', { drain: 'before', drainWorkers: ['a*'] }],
    ['equal percentages', { minimumHealthyPercent: 100, maximumPercent: 100 }],
    ['one percentage', { minimumHealthyPercent: 100, maximumPercent: null }],
  ])('%s is no conflict', (_case, known) => {
    expect(findConflicts(known)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  parseConsumption,
  parseError,
  parseJobs,
  parseJsonOnly,
  parsePool,
  parseQueues,
  parseScheduled,
} from '../../../src/adapters/celery/parse-answers.js';

const request = { id: 'j1', name: 'tests.hold', args: ['secret'], kwargs: {}, time_start: 1795293268.25 };

describe('jobs', () => {
  it('have id, name and start, and never arguments', () => {
    expect(parseJobs([request, { ...request, time_start: null }])).toEqual([
      { id: 'j1', name: 'tests.hold', startedAtMs: 1795293268250 },
      { id: 'j1', name: 'tests.hold', startedAtMs: null },
    ]);
  });

  it('have no age when their start is no wall-clock time', () => {
    expect(parseJobs([{ ...request, time_start: 12345.6 }])).toMatchObject([{ startedAtMs: null }]);
  });

  it('are not known when one of them is not understood', () => {
    expect(parseJobs([request, { id: 7 }])).toBeNull();
    expect(parseJobs({ error: 'EncodeError' })).toBeNull();
    expect(parseJobs(null)).toBeNull();
  });

  it('that wait for their time have it', () => {
    expect(parseScheduled([{ eta: '2026-11-21T22:00:00.5+01:00', priority: 6, request }])).toEqual([
      { id: 'j1', name: 'tests.hold', etaMs: Date.UTC(2026, 10, 21, 21, 0, 0, 500) },
    ]);
    expect(parseScheduled([{ eta: '2026-11-21T22:00:00', request }])).toMatchObject([{ etaMs: null }]);
    expect(parseScheduled([{ eta: null }])).toBeNull();
  });
});

describe('active_queues', () => {
  const queue = (name: string, more = {}) => ({ name, exclusive: false, auto_delete: false, ...more });

  it('is kept apart for workers of one name, with what ends with its consumer', () => {
    const answers = [[queue('a'), queue('b', { auto_delete: true })], [queue('c', { exclusive: true })]];
    expect(parseConsumption(new Map([['w@a', answers]]))).toEqual({
      'w@a': [
        [
          { name: 'a', isTransient: false },
          { name: 'b', isTransient: true },
        ],
        [{ name: 'c', isTransient: true }],
      ],
    });
  });

  it('is not known of a name where one answer is not understood', () => {
    expect(parseConsumption(new Map([['w@a', [[queue('a')], { error: 'x' }]]]))).toEqual({});
  });
});

describe('what a worker reports about itself', () => {
  it('names its queues', () => {
    expect(parseQueues([{ name: 'a', exchange: {} }, { name: 'b' }])).toEqual(['a', 'b']);
    expect(parseQueues([])).toEqual([]);
    expect(parseQueues([{}])).toBeNull();
  });

  it.each([
    [{ implementation: 'celery.concurrency.thread:TaskPool' }, 'threads'],
    [{ implementation: 'celery.concurrency.prefork:TaskPool' }, 'prefork'],
    [{ implementation: 'celery.concurrency.gevent:TaskPool' }, 'gevent'],
    [{ 'max-concurrency': 1, processes: [1], writes: 'N/A' }, 'prefork'],
    [{ 'max-concurrency': 1, processes: [1], timeouts: [] }, 'solo'],
    [{ 'max-concurrency': 1, threads: 1 }, 'threads'],
    [{ 'max-concurrency': 1, 'free-threads': 1 }, 'eventlet'],
    [{ 'max-concurrency': 1 }, null],
  ])('%j is pool %s', (pool, name) => {
    expect(parsePool({ pool })).toBe(name);
  });

  it.each([
    [{}, true],
    [{ accept_content: ['json', 'application/json'] }, true],
    [{ accept_content: ['json', 'pickle'] }, false],
    [{ accept_content: 'json' }, false],
    [{ error: 'EncodeError' }, false],
    [null, false],
  ])('%j takes only JSON: %s', (conf, jsonOnly) => {
    expect(parseJsonOnly(conf)).toBe(jsonOnly);
  });

  it('refuses a command with an error', () => {
    expect(parseError({ ok: 'no longer consuming from a' })).toBeNull();
    expect(parseError({ error: 'TypeError()' })).toBe('TypeError()');
    expect(parseError(null)).toBe('an answer without ok');
  });
});
